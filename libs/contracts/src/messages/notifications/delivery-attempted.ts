import { z } from 'zod';
import { defineEvent } from '../define-message.js';

/** What is delivered: one row per event, kind and recipient. `booking_confirmation` is the receipt of a request, `booking_confirmed` the invitation. */
export const deliveryKinds = [
  'booking_confirmation',
  'booking_confirmed',
  'booking_rescheduled',
  'booking_cancelled',
  'booking_reminder',
  'lead_acknowledgement',
  'sales_notification',
  'webhook',
] as const;
export const DeliveryKind = z.enum(deliveryKinds).meta({ id: 'DeliveryKind', description: 'What is delivered' });
export type DeliveryKind = z.infer<typeof DeliveryKind>;

/** An attempt to deliver a mail or a webhook ended. No recipient: readers need none, and it is personal. */
export const DeliveryAttempted = defineEvent({
  name: 'delivery.attempted',
  version: 1,
  data: z.object({
    deliveryId: z.uuid(),
    /** The event that is told of, and its type. */
    eventId: z.uuid(),
    eventType: z.string(),
    kind: DeliveryKind,
    bookingId: z.uuid().nullable(),
    /** True when the other side accepted it. */
    delivered: z.boolean(),
    /** Attempts on record for this event and kind, over all recipients; never falls. */
    attempts: z.int().positive(),
    at: z.iso.datetime(),
  }),
});
export type DeliveryAttemptedData = z.infer<typeof DeliveryAttempted.data>;
