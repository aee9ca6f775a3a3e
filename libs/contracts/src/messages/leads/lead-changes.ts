import { z } from 'zod';
import { LeadStatus, Locale } from '../../vocabularies/index.js';
import { Actor } from '../actor.js';
import { Change, Warning } from '../change.js';
import { defineCommand } from '../define-message.js';
import { LeadView } from './lead-view.js';

/** The lead as it is after a change. */
export const LeadChanged = z.object({ lead: LeadView, warnings: z.array(Warning) });
export type LeadChanged = z.infer<typeof LeadChanged>;

/** A change of one lead. Refuses with `not_found`, `version_mismatch`, `gone` (it is erased). */
const leadChange = <Request extends z.ZodType>(name: string, request: Request) =>
  defineCommand({ name, queue: 'leads', durable: false, request, reply: LeadChanged });

/** The fields that staff may change; null clears one. The phone is as typed (`phone_format_validation` warns). */
export const ChangeLead = leadChange(
  'leads.change',
  Change.extend({
    fields: z.object({
      firstName: z.string().optional(),
      lastName: z.string().optional(),
      phone: z.string().nullable().optional(),
      organizationName: z.string().optional(),
      organizationType: z.string().nullable().optional(),
      organizationSize: z.string().nullable().optional(),
      roleTitle: z.string().nullable().optional(),
      owner: z.string().nullable().optional(),
      locale: Locale.optional(),
      timeZone: z.string().optional(),
    }),
  }),
);

/** One step of the lifecycle; a wrong one is `status_transition_enforcement`. */
export const TransitionLead = leadChange('leads.transition', Change.extend({ to: LeadStatus, reason: z.string().nullable() }));

/** Appends a dated entry to the notes. */
export const AddLeadNote = leadChange('leads.add-note', Change.extend({ text: z.string() }));

/** Lets a quarantined lead go that no quarantined booking made; `invalid_state` when it is not quarantined. */
export const ReleaseLead = leadChange('leads.release', Change);

/** Withdraws the consent; asked again, it stays as it is. */
export const WithdrawConsent = leadChange('leads.withdraw-consent', Change);

/** How far an erasure is; `completedAt` when every service has erased what it held. */
export const Erasure = z
  .object({
    leadId: z.uuid(),
    requestedAt: z.iso.datetime(),
    requestedBy: Actor,
    services: z.object({
      leads: z.iso.datetime().nullable(),
      bookings: z.iso.datetime().nullable(),
      notifications: z.iso.datetime().nullable(),
    }),
    completedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Erasure', description: 'How far an erasure is: when each service had erased what it held' });
export type Erasure = z.infer<typeof Erasure>;

/** Erases the person everywhere (GDPR, article 17); asked again, it tells how far it is. Refuses with `not_found`. */
export const EraseLead = defineCommand({ name: 'leads.erase', queue: 'leads', durable: false, request: Change, reply: Erasure });

/** Refuses with `not_found` when none was asked for. */
export const GetErasure = defineCommand({
  name: 'leads.get-erasure',
  queue: 'leads',
  durable: false,
  request: z.object({ id: z.uuid() }),
  reply: Erasure,
});
