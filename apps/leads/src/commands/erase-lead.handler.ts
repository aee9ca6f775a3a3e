import { Inject } from '@nestjs/common';
import { type Change, EraseLead, type Erasure as ErasureView, LeadErasureRequested } from '#contracts';
import { Handles, type Transaction, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { withdrawalOf } from '../consent/consent-ledger.js';
import { Erasure } from '../domain/erasure.entity.js';
import { forgetOldHashes } from '../domain/erasure.store.js';
import { expectVersion, leadNotFound, lockedLead } from '../domain/lead-for-change.js';
import type { Lead } from '../domain/lead.entity.js';
import { emailOf, oneAtATime } from '../domain/lead.store.js';
import { anonymize } from '../erasure/anonymize.js';
import { emailHash } from '../erasure/email-hash.js';
import { LEADS_ENV, type LeadsEnv } from '../leads.env.js';

/**
 * Erases a person here, in one transaction, and asks the other services to do the same; parked messages follow when that event
 * is handled. Asked again, it asks the others again, and tells how far it is.
 */
@Handles(EraseLead)
export class EraseLeadHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LEADS_ENV) private readonly env: LeadsEnv,
  ) {}

  async execute(request: Change): Promise<ErasureView> {
    return this.transactions.run(async (transaction) => {
      const { em } = transaction;
      const email = await emailOf(em, request.id);
      if (email === undefined) throw leadNotFound();
      await oneAtATime(em, email);
      const lead = await lockedLead(em, request.id);
      const earlier = await em.findOne(Erasure, { leadId: lead.id });
      if (earlier !== null) {
        // Done once more, for what a restored backup brought back; ids are all that is left to find it by.
        if (earlier.completedAt !== null) transaction.publish(LeadErasureRequested, lead.id, { leadId: lead.id, email: lead.email });
        return earlier.view();
      }
      expectVersion(lead, request.ifVersion);
      return (await this.erase(transaction, lead, request)).view();
    });
  }

  private async erase(transaction: Transaction, lead: Lead, { actor, receivedAt }: Change): Promise<Erasure> {
    const { em } = transaction;
    const { id: leadId, email } = lead;
    const at = new Date(receivedAt);
    if (lead.withdrawConsent(at)) em.persist(await withdrawalOf(em, lead, at, this.clock.now()));
    lead.erase(at);
    const erasure = new Erasure({
      leadId,
      requestedAt: at,
      requestedBy: actor,
      emailHash: emailHash(email, this.env.ERASURE_HASH_KEY),
    });
    em.persist(erasure);
    await em.flush();
    await anonymize(em, leadId);
    await forgetOldHashes(em, this.clock.now());
    transaction.publish(LeadErasureRequested, leadId, { leadId, email });
    return erasure;
  }
}
