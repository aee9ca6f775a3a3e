import { z } from 'zod';
import { defineCommand } from '../define-message.js';
import { Change } from '../change.js';
import { Page, pageOf } from '../paging.js';
import { Bounce } from './bounces.js';
import { DeliveryKind } from './delivery-attempted.js';

export const deliveryChannels = ['email', 'webhook'] as const;
export const DeliveryChannel = z.enum(deliveryChannels);
export type DeliveryChannel = z.infer<typeof DeliveryChannel>;

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;
export const DeliveryStatus = z.enum(deliveryStatuses).meta({ id: 'DeliveryStatus' });
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

/** `unknown`: begun, and nobody recorded its end; the other side may have got it. */
export const AttemptOutcome = z.enum(['delivered', 'failed', 'unknown']);
export type AttemptOutcome = z.infer<typeof AttemptOutcome>;

/** One per event, kind and recipient, with its attempts, oldest first. */
export const DeliveryView = z
  .object({
    id: z.uuid(),
    eventId: z.uuid(),
    eventType: z.string(),
    kind: DeliveryKind,
    channel: DeliveryChannel,
    recipient: z.string().meta({ description: 'An email address, or the URL of a webhook endpoint' }),
    endpointId: z.uuid().nullable(),
    bookingId: z.uuid().nullable(),
    leadId: z.uuid().nullable(),
    status: DeliveryStatus,
    attempts: z.array(
      z.object({
        at: z.iso.datetime(),
        outcome: AttemptOutcome,
        reason: z.string().optional().meta({ description: 'Why it failed: a short code' }),
        statusCode: z.int().optional().meta({ description: 'SMTP reply code or HTTP status' }),
        latencyMs: z.int().nullable(),
        response: z.string().optional().meta({ description: 'The first 2 KB of the answer' }),
      }),
    ),
    nextAttemptAt: z.iso.datetime().nullable(),
    // Absent in the answer of a version that does not know it.
    bounce: Bounce.nullable().default(null).meta({ description: 'What became of a mail after it was delivered to the mail server' }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Delivery', description: 'A mail or webhook: one per event, kind and recipient' });
export type DeliveryView = z.infer<typeof DeliveryView>;

export const DeliveryFilter = z.object({
  bookingId: z.uuid().optional(),
  leadId: z.uuid().optional(),
  kind: DeliveryKind.optional(),
  status: DeliveryStatus.optional(),
  endpointId: z.uuid().optional(),
  bounced: z.boolean().optional(),
});
export type DeliveryFilter = z.infer<typeof DeliveryFilter>;

const deliveryId = z.object({ id: z.uuid() });

/** gateway → notifications: a page of deliveries, newest first. */
export const ListDeliveries = defineCommand({
  name: 'notifications.list-deliveries',
  queue: 'notifications',
  durable: false,
  request: Page.extend({ filter: DeliveryFilter }),
  reply: pageOf(DeliveryView),
});
export type ListDeliveriesRequest = z.infer<typeof ListDeliveries.request>;

/** Refuses with `not_found`. */
export const GetDelivery = defineCommand({
  name: 'notifications.get-delivery',
  queue: 'notifications',
  durable: false,
  request: deliveryId,
  reply: DeliveryView,
});

/** A further attempt, at once, with the schedule before it anew. `invalid_state` when its endpoint is gone or its person erased. */
export const Redeliver = defineCommand({
  name: 'notifications.redeliver',
  queue: 'notifications',
  durable: false,
  request: Change,
  reply: DeliveryView,
});

/** gateway → notifications: all that is held of a person, for a subject access request (GDPR, article 15). */
export const ExportNotifications = defineCommand({
  name: 'notifications.export',
  queue: 'notifications',
  durable: false,
  request: z.object({ leadId: z.uuid() }),
  reply: z.object({
    events: z.array(z.object({ id: z.uuid(), type: z.string(), occurredAt: z.iso.datetime(), data: z.unknown() })),
    deliveries: z.array(DeliveryView),
    reminders: z.array(z.object({ bookingId: z.uuid(), scheduledAt: z.iso.datetime(), dueAt: z.iso.datetime().nullable() })),
  }),
});
