import { z } from 'zod';
import { BookingStatus, Locale, OrganizationSize } from '../../vocabularies/index.js';

const instant = z.iso.datetime();

/** A booking as the sales team sees it: every column. */
export const BookingView = z
  .object({
    id: z.uuid(),
    leadId: z.uuid(),
    organizationId: z.uuid().nullable().meta({ description: 'The tenant of the platform that the email domain belongs to' }),
    contactName: z.string(),
    contactEmail: z.string(),
    contactPhone: z.string().nullable().meta({ description: 'E.164' }),
    contactRole: z.string().nullable(),
    organizationName: z.string(),
    organizationSize: OrganizationSize.nullable(),
    preferredTiming: z.string().nullable(),
    preferredDate: instant.nullable(),
    message: z.string().nullable(),
    notes: z.string().nullable(),
    status: BookingStatus,
    scheduledAt: instant.nullable(),
    confirmedBy: z.string().nullable(),
    confirmationEmailSent: z.boolean(),
    confirmationEmailSentAt: instant.nullable(),
    webhookDeliveredAt: instant.nullable(),
    webhookAttempts: z.int(),
    sourceUrl: z.string().nullable(),
    utmSource: z.string().nullable(),
    utmMedium: z.string().nullable(),
    utmCampaign: z.string().nullable(),
    submitterIpHash: z.string().nullable(),
    ipAddress: z.string().nullable().meta({ description: 'Anonymized (ip_address_anonymization)' }),
    cancellationReason: z.string().nullable(),
    locale: Locale,
    timeZone: z.string(),
    quarantinedAt: instant.nullable(),
    archivedAt: instant.nullable(),
    erasedAt: instant.nullable(),
    version: z.int().min(1),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Booking', description: 'A demo booking' });
export type BookingView = z.infer<typeof BookingView>;
