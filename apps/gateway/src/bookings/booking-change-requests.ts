import { z } from 'zod';
import { BookingView, instant, multiLine, optionalForm, OrganizationSize, phone, singleLine, Warning } from '#contracts';
import { changes } from '../http/changes.js';

/** The body of `PATCH /v1/bookings/{id}`; null clears a field. */
export const BookingPatch = changes({
  contactPhone: phone().nullable().optional(),
  contactRole: singleLine({ max: 200 }).nullable().optional(),
  organizationName: singleLine({ min: 2, minRule: 'organization_name_min_length', max: 200 }).optional(),
  organizationSize: OrganizationSize.nullable().optional(),
  preferredTiming: singleLine({ max: 500 }).nullable().optional(),
  preferredDate: instant().nullable().optional(),
  notes: multiLine({ max: 5000, maxRule: 'notes_max_length' }).nullable().optional(),
});
export type BookingPatch = z.output<typeof BookingPatch>;

const scheduledAt = () => instant().meta({ description: 'In the future (scheduled_at_must_be_future)' });

/** The body of `POST /v1/bookings/{id}/confirm`. Without a time it has a code of its own, so that the time is optional here. */
export const ConfirmRequest = optionalForm({
  scheduledAt: scheduledAt().optional(),
  confirmedBy: singleLine({ max: 200 }).meta({ description: 'The caller when absent' }).optional(),
});
export type ConfirmRequest = z.output<typeof ConfirmRequest>;

/** The body of `POST /v1/bookings/{id}/reschedule`. */
export const RescheduleRequest = optionalForm({ scheduledAt: scheduledAt() });
export type RescheduleRequest = z.output<typeof RescheduleRequest>;

/** The body of `POST /v1/bookings/{id}/cancel`. */
export const CancelRequest = optionalForm({
  reason: multiLine({ max: 2000 }).meta({ description: 'Without one, a warning (cancellation_reason_recommended_on_cancel)' }).optional(),
});
export type CancelRequest = z.output<typeof CancelRequest>;

/** A booking after a change: its fields, and what is to be said of the change. */
export const ChangedBooking = BookingView.extend({ warnings: z.array(Warning) }).meta({
  id: 'ChangedBooking',
  description: 'The booking after the change',
});
