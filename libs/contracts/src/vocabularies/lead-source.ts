import { z } from 'zod';

/** Channels through which a lead is acquired. */
export const leadSources = ['website_booking', 'website_contact', 'referral', 'event', 'partner', 'outbound', 'import', 'other'] as const;

export const LeadSource = z.enum(leadSources).meta({ id: 'LeadSource', description: 'Channel through which the lead was acquired' });
export type LeadSource = z.infer<typeof LeadSource>;
