import { type LeadStatus, leadStatuses } from '#contracts';
import { defineLifecycle } from '#lifecycle';

/** `status_transition_enforcement`: one step forward at a time; `lost` from any earlier status, `disqualified` from any other. */
export const leadLifecycle = defineLifecycle<LeadStatus>({
  initial: 'new',
  final: ['disqualified'],
  transitions: {
    new: ['contacted', 'lost', 'disqualified'],
    contacted: ['qualified', 'lost', 'disqualified'],
    qualified: ['demo_scheduled', 'lost', 'disqualified'],
    demo_scheduled: ['demo_completed', 'lost', 'disqualified'],
    demo_completed: ['proposal_sent', 'lost', 'disqualified'],
    proposal_sent: ['negotiation', 'lost', 'disqualified'],
    negotiation: ['won', 'lost', 'disqualified'],
    won: ['disqualified'],
    lost: ['disqualified'],
    disqualified: [],
  },
});

/**
 * The steps by which a booking advances its lead to `to`, in the order of the pipeline; none when the lead is there, further on
 * or out of it.
 */
export const stepsTo = (from: LeadStatus, to: 'demo_scheduled' | 'demo_completed'): readonly LeadStatus[] =>
  leadStatuses.slice(leadStatuses.indexOf(from) + 1, leadStatuses.indexOf(to) + 1);
