import { Inject } from '@nestjs/common';
import { type Change, DomainError, LeadAcknowledgementDue, type LeadChanged, ReleaseLead } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { changeOnce } from './change-once.js';
import { LeadCapture } from '../capture/lead-capture.js';
import type { HeldInquiry } from '../domain/held-inquiry.entity.js';
import { Inquiry } from '../domain/inquiry.js';
import { leadForChange, leadNotFound } from '../domain/lead-for-change.js';
import { emailOf, oneAtATime } from '../domain/lead.store.js';
import { releaseLead } from '../lifecycle/release-lead.js';

/** Staff let a lead out of quarantine, and what was held back in its name. Who wrote by `POST /v1/leads` is acknowledged now; a booking has its confirmation. */
@Handles(ReleaseLead)
export class ReleaseLeadHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LeadCapture) private readonly leads: LeadCapture,
  ) {}

  async execute(request: Change, context: MessageContext): Promise<LeadChanged> {
    const at = new Date(request.receivedAt);
    return changeOnce(this.transactions, context, request.id, async (transaction) => {
      const { em } = transaction;
      const email = await emailOf(em, request.id);
      if (email === undefined) throw leadNotFound();
      await oneAtATime(em, email);
      const lead = await leadForChange(em, request);
      const isHeld = lead.quarantinedAt !== null;
      // First the lead: the inquiries are then a known one's.
      if (isHeld) releaseLead(transaction, lead, at);
      await em.flush();
      const released = await this.leads.release(transaction, lead.id, isNoBooking);
      if (!isHeld && released === 0) throw new DomainError({ code: 'invalid_state', detail: 'Nothing of the lead is in quarantine.' });
      await em.refresh(lead);
      if ((released > 0 || lead.source !== 'website_booking') && lead.takeAcknowledgement(at)) {
        transaction.publish(LeadAcknowledgementDue, lead.id, { lead: lead.snapshot(), locale: lead.locale, timeZone: lead.timeZone });
      }
      return { lead: lead.view(), warnings: [] };
    });
  }
}

const isNoBooking = (held: HeldInquiry): boolean => Inquiry.parse(held.inquiry).source !== 'website_booking';
