import { z } from 'zod';
import { OrganizationSize } from '../../vocabularies/index.js';
import { Change, Warning } from '../change.js';
import { defineCommand } from '../define-message.js';
import { BookingView } from './booking-view.js';

/** The booking as it is after a change. */
export const BookingChanged = z.object({ booking: BookingView, warnings: z.array(Warning) });
export type BookingChanged = z.infer<typeof BookingChanged>;

/**
 * A change of one booking; of changes that exclude each other exactly one wins. Refuses with `not_found`, `version_mismatch`,
 * `invalid_state` (also for an archived or quarantined booking), and a step of the lifecycle with `valid_status_transitions`.
 */
const bookingChange = <Request extends z.ZodType>(name: string, request: Request) =>
  defineCommand({ name, queue: 'bookings', durable: false, request, reply: BookingChanged });

/** The fields that staff may change; null clears one. */
export const ChangeBooking = bookingChange(
  'bookings.change',
  Change.extend({
    fields: z.object({
      contactPhone: z.string().nullable().optional(),
      contactRole: z.string().nullable().optional(),
      organizationName: z.string().optional(),
      organizationSize: OrganizationSize.nullable().optional(),
      preferredTiming: z.string().nullable().optional(),
      preferredDate: z.iso.datetime().nullable().optional(),
      notes: z.string().nullable().optional(),
    }),
  }),
);
export const ConfirmBooking = bookingChange(
  'bookings.confirm',
  Change.extend({ scheduledAt: z.iso.datetime(), confirmedBy: z.string().nullable() }),
);
export const RescheduleBooking = bookingChange('bookings.reschedule', Change.extend({ scheduledAt: z.iso.datetime() }));
export const CancelBooking = bookingChange('bookings.cancel', Change.extend({ reason: z.string().nullable() }));
export const CompleteBooking = bookingChange('bookings.complete', Change);
export const MarkNoShow = bookingChange('bookings.mark-no-show', Change);
export const ResendConfirmation = bookingChange('bookings.resend-confirmation', Change);
/** Lets a quarantined booking go: mails, webhooks and its event go out now. */
export const ReleaseBooking = bookingChange('bookings.release', Change);
/** The contact replaces the preference, both parts of it. */
export const ProposeTime = bookingChange(
  'bookings.propose-time',
  Change.extend({ preferredDate: z.iso.datetime().nullable(), preferredTiming: z.string().nullable() }),
);
