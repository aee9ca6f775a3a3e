import { randomUUID } from 'node:crypto';
import type { SubmitBookingRequest } from '#contracts';

/** A valid submission as the gateway sends it; every call is another person. */
export const aSubmission = (overrides: Partial<SubmitBookingRequest> = {}): SubmitBookingRequest => ({
  submissionId: randomUUID(),
  fingerprint: randomUUID(),
  receivedAt: new Date().toISOString(),
  quarantined: false,
  contactName: 'Kari Nordmann',
  contactEmail: `kari.${randomUUID()}@fylkeslaget.example`,
  contactPhone: '+4722864400',
  contactRole: 'Daglig leder',
  organizationName: 'Fylkeslaget',
  organizationSize: '11-50',
  preferredTiming: 'tirsdag formiddag',
  preferredDate: null,
  message: 'Vi har 40 likepersoner.',
  notes: null,
  locale: 'nb',
  timeZone: 'Europe/Oslo',
  attribution: { sourceUrl: 'https://www.meander.example/demo', utmSource: 'google', utmMedium: 'cpc', utmCampaign: 'host' },
  consent: { given: true, timestamp: new Date().toISOString(), textVersion: '2026-11-01', textLocale: 'nb' },
  client: { ipHash: 'a'.repeat(64), ipAddress: '203.0.113.0' },
  ...overrides,
});
