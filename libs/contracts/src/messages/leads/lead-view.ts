import { z } from 'zod';
import { LeadSource, LeadStatus, Locale } from '../../vocabularies/index.js';

const instant = z.iso.datetime();

/** A lead as the sales team sees it: every column. */
export const LeadView = z
  .object({
    id: z.uuid(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    phone: z.string().nullable().meta({ description: 'E.164 when it is a number, else as typed' }),
    organizationName: z.string(),
    organizationType: z.string().nullable(),
    organizationSize: z.string().nullable(),
    roleTitle: z.string().nullable(),
    source: LeadSource,
    status: LeadStatus,
    owner: z.string().nullable().meta({ description: 'Who of the sales team works it' }),
    notes: z.string().nullable(),
    message: z.string().nullable().meta({ description: 'The first inquiry' }),
    utmSource: z.string().nullable().meta({ description: 'First touch' }),
    utmMedium: z.string().nullable(),
    utmCampaign: z.string().nullable(),
    lastUtmSource: z.string().nullable().meta({ description: 'Last touch' }),
    lastUtmMedium: z.string().nullable(),
    lastUtmCampaign: z.string().nullable(),
    lastTouchAt: instant,
    ipAddress: z.string().nullable().meta({ description: 'Anonymized' }),
    consentGiven: z.boolean(),
    consentTimestamp: instant.nullable(),
    consentWithdrawnAt: instant.nullable(),
    locale: Locale,
    timeZone: z.string(),
    quarantinedAt: instant.nullable(),
    erasedAt: instant.nullable(),
    version: z.int().min(1),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Lead', description: "A prospective organization's contact" });
export type LeadView = z.infer<typeof LeadView>;
