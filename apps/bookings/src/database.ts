import { InboxMessage, OutboxMessage } from '#messaging';
import type { DatabaseDefinition } from '#persistence';
import { ArchivedBooking } from './domain/archived-booking.entity.js';
import { BookingStatusChange } from './domain/booking-status-change.entity.js';
import { Booking } from './domain/booking.entity.js';
import { ErasedLead } from './domain/erased-lead.entity.js';
import { OrganizationDomain, OrganizationRecord } from './domain/organization.entity.js';
import { Submission } from './domain/submission.entity.js';

/** The database of bookings at `url`. */
export const bookingsDatabase = (url: string): DatabaseDefinition => ({
  url,
  applicationName: 'bookings',
  entities: [
    Booking,
    ArchivedBooking,
    BookingStatusChange,
    Submission,
    OrganizationRecord,
    OrganizationDomain,
    ErasedLead,
    OutboxMessage,
    InboxMessage,
  ],
});
