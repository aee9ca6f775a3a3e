import { z } from 'zod';
import { LeadSource, Locale } from '../../vocabularies/index.js';
import { Actor } from '../actor.js';
import { Warning } from '../change.js';
import { defineCommand } from '../define-message.js';
import { Attribution, ClientOrigin, ConsentGrant } from '../submission-parts.js';
import { LeadView } from './lead-view.js';

/** A lead of another channel than the booking form, as it passed the edge. */
const LeadSubmission = z.object({
  submissionId: z.uuid(),
  /** Keyed hash of the body as canonical JSON: tells a repeat from another body under the same key. */
  fingerprint: z.string(),
  receivedAt: z.iso.datetime(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  /** E.164 when it is a number, else as typed. */
  phone: z.string().nullable(),
  organizationName: z.string(),
  organizationType: z.string().nullable(),
  organizationSize: z.string().nullable(),
  roleTitle: z.string().nullable(),
  message: z.string().nullable(),
  source: LeadSource,
  locale: Locale,
  timeZone: z.string(),
  attribution: Attribution,
  consent: ConsentGrant,
  client: ClientOrigin,
});

/** gateway → leads: a public `POST /v1/leads`. Idempotent by `submissionId`, durable. The reply tells nothing of the lead. */
export const SubmitLead = defineCommand({
  name: 'leads.submit',
  queue: 'leads.submissions',
  durable: true,
  request: LeadSubmission.extend({ quarantined: z.boolean() }),
  /** True when this submission had been handled before: it counts toward no limit. */
  reply: z.object({ repeated: z.boolean() }),
});
export type SubmitLeadRequest = z.infer<typeof SubmitLead.request>;

/** gateway → leads: a `POST /v1/leads` of staff. No mail goes out. A repeat of the submission gives the same lead. */
export const CreateLead = defineCommand({
  name: 'leads.create',
  queue: 'leads',
  durable: false,
  request: LeadSubmission.extend({ actor: Actor }),
  reply: z.object({ lead: LeadView, created: z.boolean(), warnings: z.array(Warning) }),
});
export type CreateLeadRequest = z.infer<typeof CreateLead.request>;

/** gateway → leads: whether a submission was handled before. */
export const GetLeadSubmission = defineCommand({
  name: 'leads.get-submission',
  queue: 'leads',
  durable: false,
  request: z.object({ submissionId: z.uuid() }),
  reply: z.object({ state: z.enum(['received', 'stored']) }),
});
