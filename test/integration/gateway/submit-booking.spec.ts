import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts';
import { type BookingsStandIn, holdAnswers, startBookingsStandIn, stored } from '../../support/bookings-stand-in.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let vhost: Vhost;
let bookings: BookingsStandIn;
let gateway: TestGateway;

beforeAll(async () => {
  vhost = await createVhost();
  bookings = await startBookingsStandIn(vhost.amqpUrl);
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl, SUBMIT_DEADLINE: '300ms', RATE_LIMIT_BOOKINGS_PER_IP: '1000/15m' });
});

afterEach(() => {
  bookings.answer = undefined;
});

afterAll(async () => {
  await gateway.close();
  await bookings.close();
  await vhost.remove();
});

const hashOf = async (from: string): Promise<string | undefined> => {
  await gateway.post('/v1/bookings', aBookingForm(), { from });
  return bookings.submissions.at(-1)?.client.ipHash;
};

describe('a submission that is stored in time', () => {
  it('is 201 with the booking and nothing else', async () => {
    const answer = await gateway.post('/v1/bookings', aBookingForm());
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({
      id: expect.stringMatching(uuid),
      submissionId: expect.stringMatching(uuid),
      status: 'pending',
      createdAt: bookings.submissions.at(-1)?.receivedAt,
      warnings: [],
    });
  });

  it('hands the warnings of the service on', async () => {
    const warnings = [{ rule: 'before_scheduled_time', field: 'scheduledAt', message: 'Early.' }];
    bookings.answer = (request) => Promise.resolve({ ...stored(request), warnings });
    expect(await (await gateway.post('/v1/bookings', aBookingForm())).json()).toMatchObject({ warnings });
  });

  it('reaches the service as it was typed, but for what reading makes of it', async () => {
    const form = aBookingForm({
      contactName: '  Ka\u0301ri   Nordmann ',
      contactEmail: ' Kari.Nordmann@Fylkeslaget.Example ',
      contactPhone: '0047 22 86 44 00',
      message: '5 < 10 & "quotes"\nPhase one = pilot 🙂',
      notes: '',
      contactRole: null,
      locale: 'nn',
    });
    await gateway.post('/v1/bookings', form, { from: '203.0.113.77' });
    expect(bookings.submissions.at(-1)).toMatchObject({
      contactName: 'Kári   Nordmann',
      contactEmail: 'kari.nordmann@fylkeslaget.example',
      contactPhone: '+4722864400',
      message: '5 < 10 & "quotes"\nPhase one = pilot 🙂',
      notes: null,
      contactRole: null,
      locale: 'nb',
      quarantined: false,
    });
  });

  it('that fell for the honeypot looks the same from outside, and is quarantined', async () => {
    const answer = await gateway.post('/v1/bookings', aBookingForm({ website: 'https://spam.example' }));
    expect(answer.status).toBe(201);
    expect(Object.keys(Object(await answer.json()))).toEqual(['submissionId', 'id', 'status', 'createdAt', 'warnings']);
    expect(bookings.submissions.at(-1)).toMatchObject({ quarantined: true });
  });
});

describe('gdpr_consent_required', () => {
  it('a consent without a time is stamped on receipt', async () => {
    const before = new Date().toISOString();
    await gateway.post('/v1/bookings', aBookingForm());
    const submission = bookings.submissions.at(-1);
    expect(submission?.consent).toEqual({
      given: true,
      timestamp: submission?.receivedAt,
      textVersion: '2026-11-01',
      textLocale: 'nb',
    });
    expect(String(submission?.receivedAt) >= before).toBe(true);
  });
});

describe('ip_address_anonymization', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
  ])('of %s only %s and a keyed hash leave the gateway', async (from, anonymized) => {
    await gateway.post('/v1/bookings', aBookingForm(), { from });
    const submission = bookings.submissions.at(-1);
    expect(submission?.client).toEqual({ ipHash: expect.stringMatching(/^[0-9a-f]{64}$/), ipAddress: anonymized });
    expect(JSON.stringify(submission)).not.toContain(from);
  });

  it('the hash is of what the limit counts: one per IPv4 address, one per IPv6 /64', async () => {
    const here = await hashOf('2001:db8:1:2::1');
    expect(await hashOf('2001:db8:1:2:ffff::9')).toBe(here);
    expect(await hashOf('2001:db8:1:3::1')).not.toBe(here);
    const four = await hashOf('203.0.113.77');
    expect(await hashOf('::ffff:203.0.113.77')).toBe(four);
    expect(await hashOf('203.0.113.78')).not.toBe(four);
  });
});

describe('a submission that the service refuses', () => {
  it('is told with the code, the time to wait and no word of the inside', async () => {
    bookings.answer = () =>
      Promise.reject(new DomainError({ code: 'rate_limit_per_email', detail: 'No more than 3.', retryAfterSeconds: 77 }));
    const answer = await gateway.post('/v1/bookings', aBookingForm());
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('77');
    expect(await answer.json()).toMatchObject({ code: 'rate_limit_per_email', status: 429, instance: '/v1/bookings' });
  });
});

describe('a submission that gets no answer in time', () => {
  it('is 202 with where to ask what becomes of it', async () => {
    const release = holdAnswers(bookings);
    const answer = await gateway.post('/v1/bookings', aBookingForm());
    release();
    expect(answer.status).toBe(202);
    const { submissionId } = Object(await answer.json());
    expect(submissionId).toBe(bookings.submissions.at(-1)?.submissionId);
    expect(answer.headers.get('location')).toBe(`/v1/submissions/${submissionId}`);
  });

  it('says nothing else', async () => {
    const release = holdAnswers(bookings);
    const answer = await gateway.post('/v1/bookings', aBookingForm());
    release();
    expect(await answer.json()).toEqual({ submissionId: expect.stringMatching(uuid), state: 'received' });
  });
});
