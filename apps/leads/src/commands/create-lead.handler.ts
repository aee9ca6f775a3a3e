import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { CreateLead, type CreateLeadRequest } from '#contracts';
import { Handles, type MessageContext, type Transaction, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { LeadCapture } from '../capture/lead-capture.js';
import { Lead } from '../domain/lead.entity.js';
import { phoneWarnings } from '../domain/phone.js';
import { Submission } from '../domain/submission.entity.js';
import { takeSubmission } from '../domain/submission.store.js';

/** Stores what staff note down of a person, once. No mail goes out. */
@Handles(CreateLead)
export class CreateLeadHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LeadCapture) private readonly leads: LeadCapture,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: CreateLeadRequest, { id: commandId }: MessageContext): Promise<z.infer<typeof CreateLead.reply>> {
    return this.transactions.run(async (transaction) => {
      const { leadId, created } = (await takeSubmission(transaction.em, request)) ?? (await this.store(transaction, request, commandId));
      const lead = await transaction.em.findOneOrFail(Lead, { id: leadId });
      return { lead: lead.view(), created, warnings: phoneWarnings(request.phone) };
    });
  }

  private async store(transaction: Transaction, request: CreateLeadRequest, commandId: string): Promise<Submission> {
    const captured = await this.leads.capture(transaction, { ...request, quarantined: false });
    const submission = new Submission(request, commandId, captured, this.clock.now());
    transaction.em.persist(submission);
    return submission;
  }
}
