import { z } from 'zod';
import {
  BookingStatus,
  consentVersion,
  email,
  form,
  honeypot,
  httpUrl,
  instant,
  locale,
  multiLine,
  OrganizationSize,
  phone,
  singleLine,
  timeZone,
  Warning,
} from '#contracts';

const utm = () => singleLine({ max: 200 }).optional();

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
  utmSource: utm(),
  utmMedium: utm(),
  utmCampaign: utm(),
  locale: locale().optional(),
  timeZone: timeZone().optional(),
  consentGiven: z
    .literal(true)
    .meta({ description: 'The contact has consented to the text of GET /v1/consent-text (gdpr_consent_required)' }),
  consentTimestamp: instant().meta({ description: 'When; the time of receipt when absent' }).optional(),
  consentVersion: consentVersion().optional(),
  website: honeypot(),
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
