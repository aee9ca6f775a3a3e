import { describe, expect, it, test } from '@jest/globals';
import { assert, constantFrom, property, string } from 'fast-check';
import { invitation } from '../../../../apps/notifications/src/deliveries/invitation.js';
import { readCalendar } from '../../../support/calendar.js';
import { aBookingMail } from '../templates/a-booking-mail.js';

const env = {
  BRAND_NAME: 'Demo & Co',
  MAIL_FROM: { name: '', address: 'no-reply@demo.example' },
  SALES_EMAIL: 'sales@demo.example',
  DEMO_DURATION: 3_600_000,
};
const occurredAt = new Date('2026-11-21T08:12:00.000Z');
const hostileText = string({
  unit: constantFrom('\r\n', '\n', '"', "'", '\\', ';', ',', ':', '^', '^n', '=', 'ATTENDEE', 'END:VEVENT', 'a', 'ø', '😀', ' '),
  minLength: 1,
  maxLength: 60,
});

function read(booking: Parameters<typeof aBookingMail>[0], method: 'REQUEST' | 'CANCEL' = 'REQUEST', contact = {}, settings = env) {
  const part = invitation(
    aBookingMail({ status: 'confirmed', scheduledAt: '2026-12-01T09:00:00Z', ...booking }, contact),
    method,
    occurredAt,
    settings,
  );
  return readCalendar(part?.content ?? '');
}

describe('the calendar invitation', () => {
  it('is one event of the booking, from the sales team to the contact, in the language of the contact', () => {
    const event = read({ version: 2 });
    expect(event).toMatchObject({
      METHOD: { value: 'REQUEST' },
      UID: { value: '019aa3f2-7c10-7d3e-9b5a-4f1c2a7be93d@demo.example' },
      SEQUENCE: { value: '2' },
      DTSTAMP: { value: '20261121T081200Z' },
      DTSTART: { value: '20261201T090000Z' },
      DTEND: { value: '20261201T100000Z' },
      STATUS: { value: 'CONFIRMED' },
      SUMMARY: { value: 'Demo av Demo & Co for Eksempelforeningen' },
      ORGANIZER: { value: 'mailto:sales@demo.example', parameters: { CN: 'Demo & Co' } },
      ATTENDEE: { value: 'MAILTO:kari@example.com', parameters: { CN: 'Kari Nordmann', RSVP: 'TRUE' } },
    });
    expect(event['DESCRIPTION']?.value).toContain('Referanse 2A7B-E93D');
    expect(read({}, 'REQUEST', { locale: 'en' })['SUMMARY']?.value).toBe('Demo of Demo & Co for Eksempelforeningen');
  });

  it('stays the same event with a higher sequence when the booking moves or is cancelled', () => {
    const versions = [read({ version: 2 }), read({ version: 5 }), read({ version: 6 }, 'CANCEL')];
    expect(versions.map((event) => [event['SEQUENCE']?.value, event['METHOD']?.value, event['STATUS']?.value])).toEqual([
      ['2', 'REQUEST', 'CONFIRMED'],
      ['5', 'REQUEST', 'CONFIRMED'],
      ['6', 'CANCEL', 'CANCELLED'],
    ]);
    expect(new Set(versions.map((event) => event['UID']?.value)).size).toBe(1);
  });

  test.each([
    ['the last hour of summer time', '2026-10-25T00:30:00Z', '20261025T003000Z', '20261025T013000Z'],
    ['the hour that is skipped in spring', '2027-03-28T00:30:00Z', '20270328T003000Z', '20270328T013000Z'],
  ])('is in UTC, and so as long as it is on %s', (_when, scheduledAt, start, end) => {
    expect(read({ scheduledAt })).toMatchObject({ DTSTART: { value: start }, DTEND: { value: end } });
  });

  it('is as long as the setting says', () => {
    expect(read({}, 'REQUEST', {}, { ...env, DEMO_DURATION: 2_700_000 })['DTEND']?.value).toBe('20261201T094500Z');
  });

  it('is not made of a booking without a time', () => {
    expect(invitation(aBookingMail({ scheduledAt: null }), 'CANCEL', occurredAt, env)).toBeUndefined();
  });

  it('keeps its lines, whatever the contact typed (xss_sanitization)', () => {
    const names = Object.keys(read({}));
    assert(
      property(hostileText, hostileText, (contactName, organizationName) => {
        const event = read({ contactName, organizationName });
        expect(Object.keys(event)).toEqual(names);
        expect(event['ATTENDEE']).toMatchObject({
          value: 'MAILTO:kari@example.com',
          parameters: { RSVP: 'TRUE', ROLE: 'REQ-PARTICIPANT' },
        });
      }),
      { numRuns: 300 },
    );
  });
});
