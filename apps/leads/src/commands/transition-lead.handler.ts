import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type LeadChanged, TransitionLead } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { changeOnce } from './change-once.js';
import { leadForChange } from '../domain/lead-for-change.js';
import { takeStep } from '../lifecycle/take-step.js';

/** Staff move a lead one step (`status_transition_enforcement`). */
@Handles(TransitionLead)
export class TransitionLeadHandler {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  async execute(request: z.infer<typeof TransitionLead.request>, context: MessageContext): Promise<LeadChanged> {
    return changeOnce(this.transactions, context, request.id, async (transaction) => {
      const lead = await leadForChange(transaction.em, request);
      const { to, actor, reason, receivedAt } = request;
      takeStep(transaction, lead, { to, actor, reason, at: new Date(receivedAt) });
      return { lead: lead.view(), warnings: [] };
    });
  }
}
