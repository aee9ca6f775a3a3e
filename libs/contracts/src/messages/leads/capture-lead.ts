import { z } from 'zod';
import { LeadSource, Locale } from '../../vocabularies/index.js';
import { Attribution, ClientOrigin, ConsentGrant } from '../submission-parts.js';
import { defineCommand } from '../define-message.js';

/** bookings → leads: make the lead of this person, or match the one there is (`lead_deduplication_by_email`). */
export const CaptureLead = defineCommand({
  name: 'leads.capture',
  queue: 'leads',
  durable: false,
  request: z.object({
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    organizationName: z.string(),
    organizationSize: z.string().nullable(),
    roleTitle: z.string().nullable(),
    message: z.string().nullable(),
    source: LeadSource,
    locale: Locale,
    timeZone: z.string(),
    receivedAt: z.iso.datetime(),
    quarantined: z.boolean(),
    attribution: Attribution,
    consent: ConsentGrant,
    client: ClientOrigin,
  }),
  reply: z.object({ leadId: z.uuid() }),
});
export type CaptureLeadRequest = z.infer<typeof CaptureLead.request>;
