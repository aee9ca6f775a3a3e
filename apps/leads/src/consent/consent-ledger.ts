import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { consentText, currentConsentText } from '#contracts';
import { ConsentRecord } from '../domain/consent-record.entity.js';
import type { Inquiry } from '../domain/inquiry.js';
import type { Lead } from '../domain/lead.entity.js';

/** The record of the consent that came with an inquiry. The address is kept only where it is the person's own. */
export function grantOf(leadId: string, { consent, attribution, client, actor }: Inquiry, recordedAt: Date): ConsentRecord {
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
    ipHash: actor === 'contact' ? client.ipHash : null,
    recordedAt,
  });
}

/** The record of a withdrawal at `at`: of the text that was agreed to last, or of today's where the grant is not on record. */
export async function withdrawalOf(em: EntityManager, lead: Lead, at: Date, recordedAt: Date): Promise<ConsentRecord> {
  const grant = await em.findOne(ConsentRecord, { leadId: lead.id, action: 'granted' }, { orderBy: { id: 'desc' } });
  const today = currentConsentText(lead.locale);
  return new ConsentRecord({
    id: uuidv7(),
    leadId: lead.id,
    action: 'withdrawn',
    purpose: grant?.purpose ?? today.purpose,
    legalBasis: grant?.legalBasis ?? today.legalBasis,
    textVersion: grant?.textVersion ?? today.version,
    textLocale: grant?.textLocale ?? today.locale,
    textSha256: grant?.textSha256 ?? today.sha256,
    at,
    sourceUrl: null,
    ipHash: null,
    recordedAt,
  });
}
