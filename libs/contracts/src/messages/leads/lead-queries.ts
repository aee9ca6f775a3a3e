import { z } from 'zod';
import { LeadSource, LeadStatus, Locale } from '../../vocabularies/index.js';
import { statusChange } from '../change.js';
import { defineCommand } from '../define-message.js';
import { Page, pageOf } from '../paging.js';
import { LeadView } from './lead-view.js';

/** Which leads: all that are given hold. From is inclusive, to exclusive. Quarantined ones only when asked for. */
export const LeadFilter = z.object({
  status: LeadStatus.optional(),
  source: LeadSource.optional(),
  email: z.string().optional(),
  organizationName: z.string().optional(),
  owner: z.string().optional(),
  createdFrom: z.iso.datetime().optional(),
  createdTo: z.iso.datetime().optional(),
  /** In names, email and organization. */
  q: z.string().optional(),
  quarantined: z.boolean().default(false),
});
export type LeadFilter = z.infer<typeof LeadFilter>;

const leadId = z.object({ id: z.uuid() });

/** gateway → leads: a page of leads, newest first. */
export const ListLeads = defineCommand({
  name: 'leads.list',
  queue: 'leads',
  durable: false,
  request: Page.extend({ filter: LeadFilter }),
  reply: pageOf(LeadView),
});
export type ListLeadsRequest = z.infer<typeof ListLeads.request>;

/** gateway → leads: one lead, erased ones too. Refuses with `not_found`. */
export const GetLead = defineCommand({ name: 'leads.get', queue: 'leads', durable: false, request: leadId, reply: LeadView });

export const LeadStatusChangeView = statusChange(LeadStatus);

/** gateway → leads: its steps, oldest first. Refuses with `not_found`. */
export const GetLeadHistory = defineCommand({
  name: 'leads.get-history',
  queue: 'leads',
  durable: false,
  request: leadId,
  reply: z.object({ items: z.array(LeadStatusChangeView) }),
});

/** A grant or withdrawal, as the ledger has it. */
export const ConsentRecordView = z.object({
  action: z.enum(['granted', 'withdrawn']),
  purpose: z.string(),
  legalBasis: z.string(),
  textVersion: z.string(),
  textLocale: Locale,
  textSha256: z.string(),
  at: z.iso.datetime(),
  sourceUrl: z.string().nullable(),
  ipHash: z.string().nullable(),
  recordedAt: z.iso.datetime(),
});

/** gateway → leads: all that is held of a person, for a subject access request (GDPR, article 15). Refuses with `not_found`. */
export const ExportLead = defineCommand({
  name: 'leads.export',
  queue: 'leads',
  durable: false,
  request: leadId,
  reply: z.object({
    lead: LeadView,
    consents: z.array(ConsentRecordView),
    history: z.array(LeadStatusChangeView),
    submissions: z.array(z.object({ submissionId: z.uuid(), receivedAt: z.iso.datetime(), decidedAt: z.iso.datetime() })),
    /** Of suspected robots, in the person's name. */
    heldInquiries: z.array(z.object({ receivedAt: z.iso.datetime(), inquiry: z.unknown() })),
  }),
});
