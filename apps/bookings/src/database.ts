import { InboxMessage, OutboxMessage } from '#messaging';
import type { DatabaseDefinition } from '#persistence';
import { BookingStatusChange } from './domain/booking-status-change.entity.js';
import { Booking } from './domain/booking.entity.js';
import { Submission } from './domain/submission.entity.js';

/** The database of bookings at `url`. */
export const bookingsDatabase = (url: string): DatabaseDefinition => ({
  url,
  applicationName: 'bookings',
  entities: [Booking, BookingStatusChange, Submission, OutboxMessage, InboxMessage],
});
