import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DomainError, LeadCreated } from '#contracts';
import type { Transaction } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { grantOf } from '../consent/consent-ledger.js';
import { erasedLeadOf } from '../domain/erasure.store.js';
import type { Inquiry } from '../domain/inquiry.js';
import { HeldInquiry } from '../domain/held-inquiry.entity.js';
import { heldNote, repeatNote } from '../domain/lead-note.js';
import { leadLifecycle } from '../domain/lead-status.js';
import { LeadStatusChange } from '../domain/lead-status-change.entity.js';
import { Lead } from '../domain/lead.entity.js';
import { appendNote, captureLead, oneAtATime } from '../domain/lead.store.js';
import { emailHash } from '../erasure/email-hash.js';
import { LEADS_ENV, type LeadsEnv } from '../leads.env.js';

/** The lead that an inquiry made or touched; `erased`: its person is erased, and nothing of the inquiry was stored. */
export interface Captured {
  id: string;
  created: boolean;
  erased: boolean;
}

/** Makes or matches the lead of an inquiry, with its history, the record of its consent, and the news of it. */
@Injectable()
export class LeadCapture {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LEADS_ENV) private readonly env: LeadsEnv,
  ) {}

  /** Throws `gdpr_consent_required`. */
  async capture(transaction: Transaction, inquiry: Inquiry): Promise<Captured> {
    if (!inquiry.consent.given) throw new DomainError({ code: 'gdpr_consent_required', detail: 'No lead without consent.' });
    const { em } = transaction;
    const receivedAt = new Date(inquiry.receivedAt);
    await oneAtATime(em, inquiry.email);
    const erasedId = await erasedLeadOf(em, emailHash(inquiry.email, this.env.ERASURE_HASH_KEY), receivedAt);
    if (erasedId !== null) return { id: erasedId, created: false, erased: true };

    const note = repeatNote(receivedAt, inquiry.source, inquiry.organizationName, inquiry.message);
    const { id, created, released } = await captureLead(em, uuidv7({ msecs: receivedAt.getTime() }), inquiry, note);
    if (created) em.persist(beginning(id, inquiry));
    // A suspected robot does not consent in the name of somebody who is known.
    if (created || !inquiry.quarantined) em.persist(grantOf(id, inquiry, this.clock.now()));
    else await this.hold(transaction, id, inquiry);
    if ((created && !inquiry.quarantined) || released) {
      const lead = await em.findOneOrFail(Lead, { id });
      transaction.publish(LeadCreated, id, { lead: lead.snapshot() });
    }
    return { id, created, erased: false };
  }

  /** Does now what inquiries were held back from that `isMeant` finds. Resolves to how many. The caller has the lock of the address. */
  async release(transaction: Transaction, leadId: string, isMeant: (held: HeldInquiry) => boolean): Promise<number> {
    const { em } = transaction;
    const held = await em.find(HeldInquiry, { leadId, releasedAt: null, inquiry: { $ne: null } }, { orderBy: { id: 'asc' } });
    const meant = held.filter(isMeant);
    for (const one of meant) await this.capture(transaction, one.release(this.clock.now()));
    await em.flush();
    return meant.length;
  }

  /** A booking is seen among those in quarantine; of anything else the notes tell. */
  private async hold({ em }: Transaction, leadId: string, inquiry: Inquiry): Promise<void> {
    em.persist(new HeldInquiry(leadId, inquiry));
    const at = new Date(inquiry.receivedAt);
    if (inquiry.source !== 'website_booking') await appendNote(em, leadId, heldNote(at, inquiry), at);
  }
}

const beginning = (leadId: string, { actor, receivedAt }: Inquiry): LeadStatusChange =>
  new LeadStatusChange({
    id: uuidv7(),
    leadId,
    fromStatus: null,
    toStatus: leadLifecycle.initial,
    actor,
    reason: null,
    at: new Date(receivedAt),
  });
