import { LeadCreated } from '#contracts';
import type { Transaction } from '#messaging';
import type { Lead } from '../domain/lead.entity.js';

/** Lets a lead out of quarantine: from now on it is as one that was made. Throws `invalid_state` when it is in none. */
export function releaseLead(transaction: Transaction, lead: Lead, at: Date): void {
  lead.release(at);
  transaction.publish(LeadCreated, lead.id, { lead: lead.snapshot() });
}
