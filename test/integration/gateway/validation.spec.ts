import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BookingsStandIn, startBookingsStandIn } from '../../support/bookings-stand-in.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let bookings: BookingsStandIn;
let gateway: TestGateway;

beforeAll(async () => {
  vhost = await createVhost();
  bookings = await startBookingsStandIn(vhost.amqpUrl);
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl, RATE_LIMIT_BOOKINGS_PER_IP: '1000/15m' });
});

afterAll(async () => {
  await gateway.close();
  await bookings.close();
  await vhost.remove();
});

/** What a form breaks, as `field: rule`; nothing may be forwarded for it. */
const brokenBy = async (fields: Record<string, unknown>): Promise<unknown> => {
  const forwarded = bookings.submissions.length;
  const answer = await gateway.post('/v1/bookings', aBookingForm(fields));
  expect(bookings.submissions).toHaveLength(forwarded + (answer.ok ? 1 : 0));
  if (answer.ok) return [];
  const problem = Object(await answer.json());
  expect({ status: answer.status, code: problem.code }).toEqual({ status: 422, code: 'validation_failed' });
  return Array.from(problem.errors, (error) => `${Object(error).field}: ${Object(error).rule}`);
};

const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();

describe('required_fields_present', () => {
  it.each(['contactName', 'contactEmail', 'organizationName'])('a form without %s, or with nothing in it, is refused', async (field) => {
    for (const nothing of [undefined, null, '', '   ']) {
      expect(await brokenBy({ [field]: nothing })).toEqual([`${field}: required_fields_present`]);
    }
  });
});

describe('email_format_valid', () => {
  it.each(['kari', 'kari@localhost', 'kari@@example.no', 'kari nordmann@example.no', `${'k'.repeat(250)}@example.no`])(
    '%s is no address',
    async (contactEmail) => {
      expect(await brokenBy({ contactEmail })).toEqual([
        `contactEmail: ${contactEmail.length > 254 ? 'max_length' : 'email_format_valid'}`,
      ]);
    },
  );

  it('an internationalized domain is one', async () => {
    expect(await brokenBy({ contactEmail: 'kari@blåbær.example' })).toEqual([]);
    expect(bookings.submissions.at(-1)?.contactEmail).toBe('kari@xn--blbr-roah.example');
  });
});

describe('contact_name_min_length', () => {
  it('two code points are a name, one is none, however it is written', async () => {
    expect(await brokenBy({ contactName: 'Bo' })).toEqual([]);
    expect(await brokenBy({ contactName: ' B ' })).toEqual(['contactName: contact_name_min_length']);
    expect(await brokenBy({ contactName: '🙂' })).toEqual(['contactName: contact_name_min_length']);
  });
});

describe('organization_name_min_length', () => {
  it('two code points are a name, one is none', async () => {
    expect(await brokenBy({ organizationName: 'LO' })).toEqual([]);
    expect(await brokenBy({ organizationName: 'L' })).toEqual(['organizationName: organization_name_min_length']);
  });
});

describe('phone_format_if_provided', () => {
  it('a phone is optional, and valid when there is one', async () => {
    expect(await brokenBy({ contactPhone: '+47 22 86 44 00' })).toEqual([]);
    expect(await brokenBy({ contactPhone: '12' })).toEqual(['contactPhone: phone_format_if_provided']);
  });
});

describe('message_max_length', () => {
  it('5,000 code points pass, one more does not', async () => {
    expect(await brokenBy({ message: '🙂'.repeat(5_000) })).toEqual([]);
    expect(await brokenBy({ message: 'm'.repeat(5_001) })).toEqual(['message: message_max_length']);
  });
});

describe('notes_max_length', () => {
  it('5,000 code points pass, one more does not', async () => {
    expect(await brokenBy({ notes: 'n'.repeat(5_000) })).toEqual([]);
    expect(await brokenBy({ notes: 'n'.repeat(5_001) })).toEqual(['notes: notes_max_length']);
  });
});

describe('preferred_date_must_be_future', () => {
  it('a date has to be 24 hours ahead', async () => {
    expect(await brokenBy({ preferredDate: hours(25) })).toEqual([]);
    expect(await brokenBy({ preferredDate: hours(23) })).toEqual(['preferredDate: preferred_date_must_be_future']);
  });
});

describe('consent_timestamp_consistency', () => {
  it('a consent is neither of the future nor older than a day', async () => {
    expect(await brokenBy({ consentTimestamp: hours(-23) })).toEqual([]);
    expect(await brokenBy({ consentTimestamp: hours(1) })).toEqual(['consentTimestamp: consent_timestamp_consistency']);
    expect(await brokenBy({ consentTimestamp: hours(-25) })).toEqual(['consentTimestamp: consent_timestamp_consistency']);
  });
});

describe('xss_sanitization', () => {
  it.each([
    'contactName',
    'organizationName',
    'contactRole',
    'preferredTiming',
    'message',
    'notes',
    'utmSource',
    'utmMedium',
    'utmCampaign',
  ])('markup in %s is refused', async (field) => {
    expect(await brokenBy({ [field]: 'Hei <script>alert(1)</script>' })).toEqual([`${field}: xss_sanitization`]);
    expect(await brokenBy({ [field]: 'Hei &lt;img src=x onerror=alert(1)&gt;' })).toEqual([`${field}: xss_sanitization`]);
  });

  it.each(['5 < 10 & "quotes"', 'we <3 demos', 'Phase one = pilot'])('%s passes as typed', async (message) => {
    expect(await brokenBy({ message })).toEqual([]);
    expect(bookings.submissions.at(-1)?.message).toBe(message);
  });
});

describe('status_enum_value', () => {
  it('nobody outside sets a status, nor anything else that is not theirs', async () => {
    expect(await brokenBy({ status: 'confirmed' })).toEqual(['status: unknown_field']);
    expect(await brokenBy({ organizationId: '0192f0c1-2b3c-7d4e-8f50-112233445566' })).toEqual(['organizationId: unknown_field']);
  });
});

describe('the rules of reading', () => {
  it.each([
    ['unknown_field', { constructor: 'x' }, ['constructor: unknown_field']],
    ['invalid_type', { contactName: 7 }, ['contactName: invalid_type']],
    ['invalid_characters', { contactName: 'Kari\r\nBcc: x' }, ['contactName: invalid_characters']],
    ['invalid_characters', { message: 'a\u0000b' }, ['message: invalid_characters']],
    ['max_length', { contactName: 'K'.repeat(201) }, ['contactName: max_length']],
    ['enum_value', { organizationSize: '5' }, ['organizationSize: enum_value']],
    ['enum_value', { consentVersion: '1999-01-01' }, ['consentVersion: enum_value']],
    ['enum_value', { locale: 'de' }, ['locale: enum_value']],
    ['xss_sanitization', { sourceUrl: 'javascript:alert(1)' }, ['sourceUrl: xss_sanitization', 'sourceUrl: invalid_format']],
    ['invalid_format', { sourceUrl: 'ftp://example.no' }, ['sourceUrl: invalid_format']],
    ['invalid_format', { preferredDate: 'tomorrow' }, ['preferredDate: invalid_format']],
  ])('%s', async (_rule, fields, broken) => {
    expect(await brokenBy(fields)).toEqual(broken);
  });

  it('several at once are told at once', async () => {
    expect(
      await brokenBy({ contactName: 'K', contactEmail: 'kari', organizationName: null, contactPhone: '12', notes: '<b>', admin: true }),
    ).toEqual([
      'contactName: contact_name_min_length',
      'contactEmail: email_format_valid',
      'organizationName: required_fields_present',
      'contactPhone: phone_format_if_provided',
      'notes: xss_sanitization',
      'admin: unknown_field',
    ]);
  });

  it('no answer repeats what was sent', async () => {
    const answer = await gateway.post('/v1/bookings', aBookingForm({ contactEmail: 'kanari-fugl', contactName: '<kanari>' }));
    expect(await answer.text()).not.toContain('kanari');
  });
});
