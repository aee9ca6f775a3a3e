import { z } from 'zod';
import { Locale } from '../../vocabularies/index.js';
import { Actor } from '../actor.js';
import { defineEvent } from '../define-message.js';
import { BookingSnapshot } from './booking-snapshot.js';

/** What every event of a booking tells. `locale` and `timeZone` are the contact's, for mails; `actor` made the change. */
export const BookingEventData = z.object({
  booking: BookingSnapshot,
  locale: Locale,
  timeZone: z.string(),
  actor: Actor.default('contact'),
});
export type BookingEventData = z.infer<typeof BookingEventData>;

const bookingEvent = (name: string) => defineEvent({ name, version: 1, data: BookingEventData });

/** A booking was stored, or released from quarantine. */
export const BookingCreated = bookingEvent('booking.created');
/** The sales team gave it a time. */
export const BookingConfirmed = bookingEvent('booking.confirmed');
/** A confirmed booking got another time. */
export const BookingRescheduled = bookingEvent('booking.rescheduled');
/** The contact replaced the preference. */
export const BookingTimeProposed = bookingEvent('booking.time_proposed');
export const BookingCancelled = bookingEvent('booking.cancelled');
export const BookingCompleted = bookingEvent('booking.completed');
export const BookingNoShow = bookingEvent('booking.no_show');

/** Every event of a booking that webhooks may choose. */
export const bookingEvents = [
  BookingCreated,
  BookingConfirmed,
  BookingRescheduled,
  BookingTimeProposed,
  BookingCancelled,
  BookingCompleted,
  BookingNoShow,
] as const;

/** Staff let a quarantined booking go: its lead is released with it. */
export const BookingReleased = defineEvent({
  name: 'booking.released',
  version: 1,
  /** `receivedAt`: when the submission was, by which its inquiry is found. */
  data: z.object({ bookingId: z.uuid(), leadId: z.uuid(), receivedAt: z.iso.datetime() }),
});

/** Staff want the contact to get its mail again: the invitation of a confirmed booking, else the confirmation of the request. */
export const ConfirmationResendRequested = defineEvent({
  name: 'booking.confirmation_resend_requested',
  version: 1,
  data: z.object({ bookingId: z.uuid(), leadId: z.uuid(), mail: z.enum(['request', 'invitation']) }),
});
