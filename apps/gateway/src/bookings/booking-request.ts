import { z } from 'zod';
import { BookingStatus, email, form, httpUrl, instant, multiLine, OrganizationSize, phone, singleLine, Warning } from '#contracts';
import { submittedFields } from '../submissions/submitted-fields.js';

/** The body of `POST /v1/bookings`. */
export const BookingRequest = form({
  contactName: singleLine({ min: 2, minRule: 'contact_name_min_length', max: 200 }).meta({ examples: ['Kari Nordmann'] }),
  contactEmail: email('email_format_valid'),
  organizationName: singleLine({ min: 2, minRule: 'organization_name_min_length', max: 200 }).meta({ examples: ['Fylkeslaget'] }),
  contactPhone: phone().optional(),
  contactRole: singleLine({ max: 200 }).optional(),
  organizationSize: OrganizationSize.optional(),
  preferredTiming: singleLine({ max: 500 }).meta({ description: 'When it would suit, in words' }).optional(),
  preferredDate: instant().meta({ description: 'At least 24 hours ahead (preferred_date_must_be_future)' }).optional(),
  message: multiLine({ max: 5000, maxRule: 'message_max_length' }).optional(),
  notes: multiLine({ max: 5000, maxRule: 'notes_max_length' }).optional(),
  sourceUrl: httpUrl().meta({ description: 'The page that the form was on' }).optional(),
  ...submittedFields(),
}).meta({ id: 'BookingRequest', description: 'A request for a demo' });
export type BookingRequest = z.output<typeof BookingRequest>;

/** 201: the booking is stored. */
export const BookingAccepted = z
  .object({ id: z.uuid(), submissionId: z.uuid(), status: BookingStatus, createdAt: z.iso.datetime(), warnings: z.array(Warning) })
  .meta({ id: 'BookingAccepted', description: 'The booking is stored' });

/** 202: the submission is safe, and will be stored or rejected. */
export const SubmissionReceived = z
  .object({ submissionId: z.uuid(), state: z.literal('received') })
  .meta({ id: 'SubmissionReceived', description: 'The submission is durably queued; ask at Location what becomes of it' });
