import { z } from 'zod';
import { BookingStatus, Locale, OrganizationSize } from '../vocabularies/index.js';
import { defineEvent } from './define-message.js';

/** A booking as events and webhooks tell of it. */
export const BookingSnapshot = z.object({
  id: z.uuid(),
  leadId: z.uuid(),
  status: BookingStatus,
  contactName: z.string(),
  contactEmail: z.string(),
  contactPhone: z.string().nullable(),
  contactRole: z.string().nullable(),
  organizationName: z.string(),
  organizationSize: OrganizationSize.nullable(),
  preferredDate: z.iso.datetime().nullable(),
  preferredTiming: z.string().nullable(),
  message: z.string().nullable(),
  notes: z.string().nullable(),
  scheduledAt: z.iso.datetime().nullable(),
  sourceUrl: z.string().nullable(),
  utmSource: z.string().nullable(),
  utmMedium: z.string().nullable(),
  utmCampaign: z.string().nullable(),
  createdAt: z.iso.datetime(),
  version: z.int().positive(),
});
export type BookingSnapshot = z.infer<typeof BookingSnapshot>;

/** A booking was stored (and is not quarantined). `locale` and `timeZone` are the contact's, for mails. */
export const BookingCreated = defineEvent({
  name: 'booking.created',
  version: 1,
  data: z.object({ booking: BookingSnapshot, locale: Locale, timeZone: z.string() }),
});
