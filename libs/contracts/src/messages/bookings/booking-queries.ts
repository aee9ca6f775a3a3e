import { z } from 'zod';
import { BookingStatus } from '../../vocabularies/index.js';
import { statusChange } from '../change.js';
import { defineCommand } from '../define-message.js';
import { Page, pageOf } from '../paging.js';
import { BookingView } from './booking-view.js';

/** Which bookings: all that are given hold. From is inclusive, to exclusive. Quarantined and archived ones only when asked for. */
export const BookingFilter = z.object({
  status: BookingStatus.optional(),
  email: z.string().optional(),
  leadId: z.uuid().optional(),
  organizationId: z.uuid().optional(),
  createdFrom: z.iso.datetime().optional(),
  createdTo: z.iso.datetime().optional(),
  scheduledFrom: z.iso.datetime().optional(),
  scheduledTo: z.iso.datetime().optional(),
  /** In names, email and organization. */
  q: z.string().optional(),
  quarantined: z.boolean().default(false),
  archived: z.boolean().default(false),
});
export type BookingFilter = z.infer<typeof BookingFilter>;

/** gateway → bookings: a page of bookings, newest first. */
export const ListBookings = defineCommand({
  name: 'bookings.list',
  queue: 'bookings',
  durable: false,
  request: Page.extend({ filter: BookingFilter }),
  reply: pageOf(BookingView),
});
export type ListBookingsRequest = z.infer<typeof ListBookings.request>;

/** gateway → bookings: one booking, archived ones too. Refuses with `not_found`. */
export const GetBooking = defineCommand({
  name: 'bookings.get',
  queue: 'bookings',
  durable: false,
  request: z.object({ id: z.uuid() }),
  reply: BookingView,
});

export const BookingStatusChangeView = statusChange(BookingStatus);

/** gateway → bookings: its steps, oldest first. Refuses with `not_found`. */
export const GetBookingHistory = defineCommand({
  name: 'bookings.get-history',
  queue: 'bookings',
  durable: false,
  request: z.object({ id: z.uuid() }),
  reply: z.object({ items: z.array(BookingStatusChangeView) }),
});

/** gateway → bookings: all that is held of a lead's bookings, archive included, for a subject access request (GDPR, article 15). */
export const ExportBookings = defineCommand({
  name: 'bookings.export',
  queue: 'bookings',
  durable: false,
  request: z.object({ leadId: z.uuid() }),
  reply: z.object({
    bookings: z.array(
      z.object({
        booking: BookingView,
        history: z.array(BookingStatusChangeView),
        submissions: z.array(z.object({ submissionId: z.uuid(), receivedAt: z.iso.datetime(), decidedAt: z.iso.datetime() })),
      }),
    ),
  }),
});
