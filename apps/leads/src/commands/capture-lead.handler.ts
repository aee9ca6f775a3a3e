import { Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CaptureLead, type CaptureLeadRequest, consentText, DomainError, splitName } from '#contracts';
import { Handles, type MessageContext, type Transaction, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { ConsentRecord } from '../domain/consent-record.entity.js';
import { repeatNote } from '../domain/lead-note.js';
import { LeadStatusChange } from '../domain/lead-status-change.entity.js';
import { leadLifecycle } from '../domain/lead-status.js';
import { captureLead } from '../domain/lead.store.js';

/** Makes or matches the lead of a submission, with its history and the record of its consent. */
@Handles(CaptureLead)
export class CaptureLeadHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: CaptureLeadRequest, { id }: MessageContext): Promise<{ leadId: string }> {
    if (!request.consent.given) throw new DomainError({ code: 'gdpr_consent_required', detail: 'No lead without consent.' });
    return this.transactions.onceWithReply(id, CaptureLead.reply, (transaction) => this.capture(request, transaction));
  }

  private async capture(request: CaptureLeadRequest, { em }: Transaction): Promise<{ leadId: string }> {
    const { name, attribution, consent, client, ...inquiry } = request;
    const receivedAt = new Date(request.receivedAt);
    const lead = await captureLead(em, {
      ...inquiry,
      ...splitName(name),
      id: uuidv7(),
      receivedAt,
      consentTimestamp: new Date(consent.timestamp),
      ipAddress: client.ipAddress,
      utmSource: attribution.utmSource,
      utmMedium: attribution.utmMedium,
      utmCampaign: attribution.utmCampaign,
      note: repeatNote(receivedAt, request.source, request.organizationName, request.message),
    });
    const recordedAt = this.clock.now();
    if (lead.created) {
      em.persist(
        new LeadStatusChange({
          id: uuidv7(),
          leadId: lead.id,
          fromStatus: null,
          toStatus: leadLifecycle.initial,
          actor: 'contact',
          reason: null,
          at: recordedAt,
        }),
      );
    }
    // A suspected robot does not consent in the name of somebody who is known.
    if (lead.created || !request.quarantined) em.persist(this.consentRecord(lead.id, request, recordedAt));
    return { leadId: lead.id };
  }

  private consentRecord(leadId: string, { consent, attribution, client }: CaptureLeadRequest, recordedAt: Date): ConsentRecord {
    const shown = consentText(consent.textVersion, consent.textLocale);
    return new ConsentRecord({
      id: uuidv7(),
      leadId,
      action: 'granted',
      purpose: shown.purpose,
      legalBasis: shown.legalBasis,
      textVersion: shown.version,
      textLocale: shown.locale,
      textSha256: shown.sha256,
      at: new Date(consent.timestamp),
      sourceUrl: attribution.sourceUrl,
      ipHash: client.ipHash,
      recordedAt,
    });
  }
}
