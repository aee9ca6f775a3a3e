import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeLead, type LeadChanged } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { changeOnce } from './change-once.js';
import { leadForChange } from '../domain/lead-for-change.js';
import { keptPhone, phoneWarnings } from '../domain/phone.js';

/** Staff set fields of a lead. */
@Handles(ChangeLead)
export class ChangeLeadHandler {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  async execute(request: z.infer<typeof ChangeLead.request>, context: MessageContext): Promise<LeadChanged> {
    const { phone, ...fields } = request.fields;
    return changeOnce(this.transactions, context, request.id, async ({ em }) => {
      const lead = await leadForChange(em, request);
      const number = phone === undefined || phone === null ? phone : keptPhone(phone);
      lead.change({ ...fields, ...(number === undefined ? {} : { phone: number }) }, new Date(request.receivedAt));
      return { lead: lead.view(), warnings: phoneWarnings(phone) };
    });
  }
}
