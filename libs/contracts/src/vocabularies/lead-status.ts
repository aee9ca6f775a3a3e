import { z } from 'zod';

/** Lifecycle of a lead (`status_transition_enforcement`), in the order of the sales pipeline. */
export const leadStatuses = [
  'new',
  'contacted',
  'qualified',
  'demo_scheduled',
  'demo_completed',
  'proposal_sent',
  'negotiation',
  'won',
  'lost',
  'disqualified',
] as const;

export const LeadStatus = z.enum(leadStatuses).meta({ id: 'LeadStatus', description: 'Where the lead is in the sales pipeline' });
export type LeadStatus = z.infer<typeof LeadStatus>;
