import type { Transaction } from '#messaging';
import { lockedLead } from '../domain/lead-for-change.js';
import { stepsTo } from '../domain/lead-status.js';
import { releaseLead } from './release-lead.js';
import { takeStep } from './take-step.js';

/**
 * Advances the lead of a booking to `to`, through each status in between; never backwards, and never out of won, lost or
 * disqualified. Events come in any order: a booking that tells of itself is released, and so is its lead. An erased lead stays
 * as it is. Throws `not_found`.
 */
export async function advanceLead(
  transaction: Transaction,
  leadId: string,
  to: 'demo_scheduled' | 'demo_completed',
  at: Date,
): Promise<void> {
  const lead = await lockedLead(transaction.em, leadId);
  if (lead.erasedAt !== null) return;
  if (lead.quarantinedAt !== null) releaseLead(transaction, lead, at);
  for (const step of stepsTo(lead.status, to)) takeStep(transaction, lead, { to: step, actor: 'system', reason: null, at });
}
