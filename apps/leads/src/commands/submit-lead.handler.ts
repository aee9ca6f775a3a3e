import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { LeadAcknowledgementDue, SubmitLead, type SubmitLeadRequest } from '#contracts';
import { Handles, type MessageContext, type Transaction, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { type Captured, LeadCapture } from '../capture/lead-capture.js';
import { Lead } from '../domain/lead.entity.js';
import { Submission } from '../domain/submission.entity.js';
import { takeSubmission } from '../domain/submission.store.js';

/** Stores a public inquiry, once, and has it acknowledged, at most once a day. */
@Handles(SubmitLead)
export class SubmitLeadHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LeadCapture) private readonly leads: LeadCapture,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: SubmitLeadRequest, { id: commandId }: MessageContext): Promise<z.infer<typeof SubmitLead.reply>> {
    return this.transactions.run(async (transaction) => {
      const earlier = await takeSubmission(transaction.em, request);
      // A command that comes again has not been answered yet.
      if (earlier !== null) return { repeated: earlier.commandId !== commandId };
      const captured = await this.leads.capture(transaction, { ...request, actor: 'contact' });
      transaction.em.persist(new Submission(request, commandId, captured, this.clock.now()));
      if (!request.quarantined) await this.acknowledge(transaction, captured, new Date(request.receivedAt));
      return { repeated: false };
    });
  }

  /** Exact, as the capture holds the lock of the lead's row. */
  private async acknowledge(transaction: Transaction, { id, erased }: Captured, receivedAt: Date): Promise<void> {
    if (erased) return;
    const lead = await transaction.em.findOneOrFail(Lead, { id });
    if (!lead.takeAcknowledgement(receivedAt)) return;
    transaction.publish(LeadAcknowledgementDue, id, { lead: lead.snapshot(), locale: lead.locale, timeZone: lead.timeZone });
  }
}
