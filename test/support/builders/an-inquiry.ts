import { randomUUID } from 'node:crypto';
import type { CaptureLeadRequest } from '#contracts';

/** A valid inquiry as bookings sends it to leads; every call is another person. */
export const anInquiry = (overrides: Partial<CaptureLeadRequest> = {}): CaptureLeadRequest => ({
  name: 'Kari Anne Nordmann',
  email: `kari.${randomUUID()}@fylkeslaget.example`,
  phone: '+4722864400',
  organizationName: 'Fylkeslaget',
  organizationSize: '11-50',
  roleTitle: 'Daglig leder',
  message: 'Vi har 40 likepersoner.',
  source: 'website_booking',
  locale: 'nb',
  timeZone: 'Europe/Oslo',
  receivedAt: '2026-11-20T10:00:00.000Z',
  quarantined: false,
  attribution: { sourceUrl: 'https://www.meander.example/demo', utmSource: 'google', utmMedium: 'cpc', utmCampaign: 'host' },
  consent: { given: true, timestamp: '2026-11-20T09:59:00.000Z', textVersion: '2026-11-01', textLocale: 'nb' },
  client: { ipHash: 'a'.repeat(64), ipAddress: '203.0.113.0' },
  ...overrides,
});
