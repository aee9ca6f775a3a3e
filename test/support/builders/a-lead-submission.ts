import { randomUUID } from 'node:crypto';
import type { CreateLeadRequest, SubmitLeadRequest } from '#contracts';

/** What the gateway sends of a public `POST /v1/leads`, received just now; every call is another submission of another person. */
export const aLeadSubmission = (overrides: Partial<SubmitLeadRequest> = {}): SubmitLeadRequest => {
  const now = new Date().toISOString();
  return {
    submissionId: randomUUID(),
    fingerprint: 'f'.repeat(64),
    receivedAt: now,
    firstName: 'Ola',
    lastName: 'Nordmann',
    email: `ola.${randomUUID()}@fylkeslaget.example`,
    phone: '+4790000000',
    organizationName: 'Fylkeslaget',
    organizationType: 'non-profit',
    organizationSize: 'om lag 40',
    roleTitle: 'Styreleder',
    message: 'Hva koster det?',
    source: 'website_contact',
    locale: 'nb',
    timeZone: 'Europe/Oslo',
    attribution: { sourceUrl: 'https://www.meander.example/kontakt', utmSource: 'google', utmMedium: null, utmCampaign: null },
    consent: { given: true, timestamp: now, textVersion: '2026-11-01', textLocale: 'nb' },
    client: { ipHash: 'b'.repeat(64), ipAddress: '198.51.100.0' },
    quarantined: false,
    ...overrides,
  };
};

/** What the gateway sends of a `POST /v1/leads` of staff. */
export const aLeadOfStaff = (overrides: Partial<CreateLeadRequest> = {}): CreateLeadRequest => {
  const { quarantined: _, ...submission } = aLeadSubmission({ source: 'referral' });
  return { ...submission, actor: 'key:sales', ...overrides };
};
