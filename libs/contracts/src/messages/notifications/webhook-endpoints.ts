import { z } from 'zod';
import { bookingEvents } from '../bookings/booking-events.js';
import { Change } from '../change.js';
import { defineCommand } from '../define-message.js';
import { leadEvents } from '../leads/lead-events.js';
import { Page, pageOf } from '../paging.js';

/** The events that an endpoint may choose. */
export const webhookTypes = [...bookingEvents, ...leadEvents].map(({ name }) => name);
export const WebhookType = z.enum(webhookTypes).meta({ id: 'WebhookType', description: 'An event that an endpoint may choose' });

/** Of every URL that an endpoint must not have. */
export const endpointUrlMessage =
  'Must be an https URL without credentials, of a host with a public address or name, unless the settings allow the host.';

/** Where the sales team wants to be told, and of what. Never its secret. */
export const WebhookEndpointView = z
  .object({
    id: z.uuid(),
    url: z.string(),
    types: z.array(WebhookType),
    enabled: z.boolean(),
    description: z.string().nullable(),
    // An older version of the service gives neither.
    failingSince: z.iso
      .datetime()
      .nullable()
      .default(null)
      .meta({ description: 'Every attempt since then has failed; null after one that was delivered' }),
    pausedAt: z.iso
      .datetime()
      .nullable()
      .default(null)
      .meta({ description: 'Since then nothing is sent to it but endpoint.test: it has failed for too long. Its deliveries wait' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'WebhookEndpoint', description: 'Where events are posted to' });
export type WebhookEndpointView = z.infer<typeof WebhookEndpointView>;

/** As it is shown once: when it is made, or its secret rotated. */
export const WebhookEndpointWithSecret = WebhookEndpointView.extend({
  secret: z.string().meta({ description: 'whsec_… (Standard Webhooks); shown this once' }),
}).meta({ id: 'WebhookEndpointWithSecret', description: 'A webhook endpoint with its secret, shown this once' });

const endpointId = z.object({ id: z.uuid() });
const queue = 'notifications';

export const ListWebhookEndpoints = defineCommand({
  name: 'webhook-endpoints.list',
  queue,
  durable: false,
  request: Page,
  reply: pageOf(WebhookEndpointView),
});

/** Refuses with `not_found`, as the others do. */
export const GetWebhookEndpoint = defineCommand({
  name: 'webhook-endpoints.get',
  queue,
  durable: false,
  request: endpointId,
  reply: WebhookEndpointView,
});

/** Refuses a URL that must not be called with `validation_failed`. */
export const CreateWebhookEndpoint = defineCommand({
  name: 'webhook-endpoints.create',
  queue,
  durable: false,
  request: z.object({ url: z.string(), types: z.array(WebhookType), enabled: z.boolean(), description: z.string().nullable() }),
  reply: WebhookEndpointWithSecret,
});

export const ChangeWebhookEndpoint = defineCommand({
  name: 'webhook-endpoints.change',
  queue,
  durable: false,
  request: Change.extend({
    fields: z.object({
      url: z.string().optional(),
      types: z.array(WebhookType).optional(),
      enabled: z.boolean().optional(),
      description: z.string().nullable().optional(),
    }),
  }),
  reply: WebhookEndpointView,
});

/** What was delivered to it stays on record; what waits for it fails. */
export const DeleteWebhookEndpoint = defineCommand({
  name: 'webhook-endpoints.delete',
  queue,
  durable: false,
  request: Change,
  reply: z.object({}),
});

/** Makes a new secret; for a day both sign. */
export const RotateWebhookSecret = defineCommand({
  name: 'webhook-endpoints.rotate-secret',
  queue,
  durable: false,
  request: Change,
  reply: WebhookEndpointWithSecret,
});

/** Sends `endpoint.test`, also to an endpoint that is not enabled. */
export const TestWebhookEndpoint = defineCommand({
  name: 'webhook-endpoints.test',
  queue,
  durable: false,
  request: Change,
  reply: z.object({ deliveryId: z.uuid() }),
});
