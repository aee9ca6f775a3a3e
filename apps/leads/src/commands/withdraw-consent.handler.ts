import { Inject } from '@nestjs/common';
import { type Change, type LeadChanged, WithdrawConsent } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { changeOnce } from './change-once.js';
import { withdrawalOf } from '../consent/consent-ledger.js';
import { leadForChange } from '../domain/lead-for-change.js';

/** Withdraws the consent of a lead, with its record; one that is withdrawn stays as it is. */
@Handles(WithdrawConsent)
export class WithdrawConsentHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: Change, context: MessageContext): Promise<LeadChanged> {
    const at = new Date(request.receivedAt);
    return changeOnce(this.transactions, context, request.id, async ({ em }) => {
      const lead = await leadForChange(em, request);
      if (lead.withdrawConsent(at)) em.persist(await withdrawalOf(em, lead, at, this.clock.now()));
      return { lead: lead.view(), warnings: [] };
    });
  }
}
