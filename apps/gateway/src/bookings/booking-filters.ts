import type { z } from 'zod';
import { BookingStatus, choice, email, form, instant, singleLine, uuid } from '#contracts';
import { flag, pageFields } from '../http/lists.js';

const filters = {
  status: choice(BookingStatus, 'status_enum_value').optional(),
  email: email('email_format_valid').optional(),
  leadId: uuid().optional(),
  organizationId: uuid().optional(),
  createdFrom: instant().meta({ description: 'Inclusive' }).optional(),
  createdTo: instant().meta({ description: 'Exclusive' }).optional(),
  scheduledFrom: instant().meta({ description: 'Inclusive' }).optional(),
  scheduledTo: instant().meta({ description: 'Exclusive' }).optional(),
  q: singleLine({ max: 200 }).meta({ description: 'In names, email and organization' }).optional(),
  quarantined: flag().meta({ description: 'Those in quarantine, and only they' }).optional(),
  archived: flag().meta({ description: 'Those in the archive, and only they' }).optional(),
};

/** The query of `GET /v1/bookings`. */
export const BookingsQuery = form({ ...filters, ...pageFields });
export type BookingsQuery = z.output<typeof BookingsQuery>;

/** The query of `GET /v1/bookings/export`. */
export const BookingsExportQuery = form(filters);
export type BookingsExportQuery = z.output<typeof BookingsExportQuery>;
