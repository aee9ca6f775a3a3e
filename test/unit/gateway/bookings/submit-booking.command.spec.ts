import { describe, expect, test } from '@jest/globals';
import { consentVersions, DomainError, SubmitBooking } from '#contracts';
import { BookingRequest } from '../../../../apps/gateway/src/bookings/booking-request.js';
import { submitBookingCommand } from '../../../../apps/gateway/src/bookings/submit-booking.command.js';

const receivedAt = new Date('2026-11-21T10:00:00.000Z');
const receipt = {
  submissionId: '0192f0c1-2b3c-8d4e-8f50-112233445566',
  fingerprint: 'f'.repeat(64),
  receivedAt,
  client: { ipHash: 'a'.repeat(64), ipAddress: '203.0.113.0' },
};
const least = {
  contactName: 'Kari Nordmann',
  contactEmail: 'kari@fylkeslaget.example',
  organizationName: 'Fylkeslaget',
  consentGiven: true,
};

const commandFor = (more: Record<string, unknown> = {}) => submitBookingCommand(BookingRequest.parse({ ...least, ...more }), receipt);

const refusalFor = (more: Record<string, unknown>): unknown => {
  try {
    commandFor(more);
  } catch (error) {
    return error instanceof DomainError ? error.refusal : error;
  }
  return undefined;
};

describe('the command of a submission', () => {
  test('of the least form has null for what is absent, Norwegian and Oslo by default', () => {
    expect(commandFor()).toEqual({
      submissionId: receipt.submissionId,
      fingerprint: receipt.fingerprint,
      receivedAt: '2026-11-21T10:00:00.000Z',
      quarantined: false,
      contactName: 'Kari Nordmann',
      contactEmail: 'kari@fylkeslaget.example',
      contactPhone: null,
      contactRole: null,
      organizationName: 'Fylkeslaget',
      organizationSize: null,
      preferredTiming: null,
      preferredDate: null,
      message: null,
      notes: null,
      locale: 'nb',
      timeZone: 'Europe/Oslo',
      attribution: { sourceUrl: null, utmSource: null, utmMedium: null, utmCampaign: null },
      consent: { given: true, timestamp: '2026-11-21T10:00:00.000Z', textVersion: consentVersions.at(-1), textLocale: 'nb' },
      client: receipt.client,
    });
  });

  test('of a full form has each field at its place', () => {
    const command = commandFor({
      contactPhone: '22 86 44 00',
      contactRole: 'Daglig leder',
      organizationSize: '11-50',
      preferredTiming: 'tirsdag',
      preferredDate: '2026-12-01T09:00:00+01:00',
      message: 'Vi har 40 likepersoner.',
      notes: 'Ring gjerne.',
      sourceUrl: 'https://www.meander.example/demo',
      utmSource: 'google',
      utmMedium: 'cpc',
      utmCampaign: 'høst',
      locale: 'en-GB',
      timeZone: 'Europe/London',
      consentTimestamp: '2026-11-21T09:59:00Z',
      consentVersion: '2026-11-01',
    });
    expect(command).toMatchObject({
      contactPhone: '+4722864400',
      contactRole: 'Daglig leder',
      organizationSize: '11-50',
      preferredTiming: 'tirsdag',
      preferredDate: '2026-12-01T08:00:00.000Z',
      message: 'Vi har 40 likepersoner.',
      notes: 'Ring gjerne.',
      attribution: { sourceUrl: 'https://www.meander.example/demo', utmSource: 'google', utmMedium: 'cpc', utmCampaign: 'høst' },
      locale: 'en',
      timeZone: 'Europe/London',
      consent: { given: true, timestamp: '2026-11-21T09:59:00.000Z', textVersion: '2026-11-01', textLocale: 'en' },
    });
    expect(SubmitBooking.request.parse(command)).toEqual(command);
  });

  test.each([
    ['absent', undefined, false],
    ['empty', '', false],
    ['null', null, false],
    ['filled in', 'https://spam.example', true],
    ['a tick', true, true],
  ])('a honeypot that is %s decides on the quarantine', (_what, website, quarantined) => {
    expect(commandFor({ website })).toMatchObject({ quarantined });
  });
});

describe('preferred_date_must_be_future', () => {
  test('is judged by the time of receipt, 24 hours ahead', () => {
    expect(commandFor({ preferredDate: '2026-11-22T10:00:00Z' })).toMatchObject({ preferredDate: '2026-11-22T10:00:00.000Z' });
    expect(refusalFor({ preferredDate: '2026-11-22T09:59:59.999Z' })).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'preferredDate', rule: 'preferred_date_must_be_future' }],
    });
  });
});

describe('consent_timestamp_consistency', () => {
  test.each([['2026-11-21T10:05:00.001Z'], ['2026-11-20T09:59:59.999Z']])('a consent of %s is refused', (consentTimestamp) => {
    expect(refusalFor({ consentTimestamp })).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'consentTimestamp', rule: 'consent_timestamp_consistency' }],
    });
  });

  test('every time that is wrong is named at once', () => {
    expect(refusalFor({ consentTimestamp: '2020-01-01T00:00:00Z', preferredDate: '2020-01-01T00:00:00Z' })).toMatchObject({
      errors: [{ rule: 'preferred_date_must_be_future' }, { rule: 'consent_timestamp_consistency' }],
    });
  });
});
