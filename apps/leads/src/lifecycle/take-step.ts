import { type Actor, type LeadStatus, LeadStatusChanged } from '#contracts';
import type { Transaction } from '#messaging';
import type { Lead } from '../domain/lead.entity.js';

/** A step of a lead: to where, by whom, why and when. */
export interface Step {
  to: LeadStatus;
  actor: Actor;
  reason: string | null;
  at: Date;
}

/** Has a lead take a step, with its history, and tells of it, unless the lead is in quarantine. Throws `status_transition_enforcement`. */
export function takeStep(transaction: Transaction, lead: Lead, { to, actor, reason, at }: Step): void {
  const from = lead.status;
  transaction.em.persist(lead.moveTo(to, actor, reason, at));
  if (lead.quarantinedAt !== null) return;
  transaction.publish(LeadStatusChanged, lead.id, { lead: lead.snapshot(), from, to });
}
