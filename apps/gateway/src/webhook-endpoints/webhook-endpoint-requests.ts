import { z } from 'zod';
import { BookingCreated, endpointUrlMessage, form, httpUrl, singleLine, WebhookType, webhookTypes } from '#contracts';
import { changes } from '../http/changes.js';

const types = () =>
  z
    .array(WebhookType)
    .min(1)
    .max(webhookTypes.length)
    .transform((chosen) => [...new Set(chosen)])
    .meta({ examples: [[BookingCreated.name]] });
const url = () =>
  httpUrl({ message: endpointUrlMessage }).meta({
    description: 'https, but for hosts that the settings allow; no credentials, a public address, a name that can be public',
  });
const description = () => singleLine({ max: 200 });

/** The body of `POST /v1/webhook-endpoints`. */
export const WebhookEndpointRequest = form({
  url: url(),
  types: types().optional(),
  enabled: z.boolean().optional(),
  description: description().optional(),
}).meta({ id: 'WebhookEndpointRequest', description: 'Where to post events; without types `booking.created`, enabled unless it says no' });
export type WebhookEndpointRequest = z.output<typeof WebhookEndpointRequest>;

/** The body of `PATCH /v1/webhook-endpoints/{id}`; null clears the description. */
export const WebhookEndpointPatch = changes({
  url: url().optional(),
  types: types().optional(),
  enabled: z.boolean().optional(),
  description: description().nullable().optional(),
});
export type WebhookEndpointPatch = z.output<typeof WebhookEndpointPatch>;
