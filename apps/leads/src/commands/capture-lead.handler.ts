import { Inject } from '@nestjs/common';
import { CaptureLead, type CaptureLeadRequest, splitName } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { LeadCapture } from '../capture/lead-capture.js';

/** Makes or matches the lead of a booking's submission. No acknowledgement: the booking's confirmation is the one mail. */
@Handles(CaptureLead)
export class CaptureLeadHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LeadCapture) private readonly leads: LeadCapture,
  ) {}

  async execute({ name, ...request }: CaptureLeadRequest, { id: commandId }: MessageContext): Promise<{ leadId: string }> {
    const inquiry = { ...request, ...splitName(name), organizationType: null, actor: 'contact' };
    return this.transactions.onceWithReply(commandId, CaptureLead.reply, async (transaction) => {
      const { id } = await this.leads.capture(transaction, inquiry);
      return { leadId: id };
    });
  }
}
