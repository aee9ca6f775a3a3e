import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { BookingReleased } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { LeadCapture } from '../capture/lead-capture.js';
import { leadNotFound, lockedLead } from '../domain/lead-for-change.js';
import { emailOf, oneAtATime } from '../domain/lead.store.js';
import { releaseLead } from '../lifecycle/release-lead.js';

/** Staff let a quarantined booking go: so does its lead, and a known one has the inquiry now. No acknowledgement: the booking's confirmation is the one mail. */
@Handles(BookingReleased)
export class BookingReleasedHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LeadCapture) private readonly leads: LeadCapture,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ leadId, receivedAt }: z.infer<typeof BookingReleased.data>, { id }: MessageContext): Promise<void> {
    await this.transactions.once(id, async (transaction) => {
      const { em } = transaction;
      const email = await emailOf(em, leadId);
      if (email === undefined) throw leadNotFound();
      await oneAtATime(em, email);
      await this.leads.release(transaction, leadId, (held) => held.receivedAt.getTime() === new Date(receivedAt).getTime());
      const lead = await lockedLead(em, leadId);
      if (lead.erasedAt === null && lead.quarantinedAt !== null) releaseLead(transaction, lead, this.clock.now());
    });
  }
}
