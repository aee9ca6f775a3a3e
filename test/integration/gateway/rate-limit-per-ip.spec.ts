import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts';
import { type BookingsStandIn, holdAnswers, startBookingsStandIn, stored } from '../../support/bookings-stand-in.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { eventually } from '../../support/eventually.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let bookings: BookingsStandIn;
let gateway: TestGateway;
let clients = 0;

beforeAll(async () => {
  vhost = await createVhost();
  bookings = await startBookingsStandIn(vhost.amqpUrl);
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl, SUBMIT_DEADLINE: '300ms' });
});

afterEach(() => {
  bookings.answer = undefined;
});

afterAll(async () => {
  await gateway.close();
  await bookings.close();
  await vhost.remove();
});

/** An address that nobody has used. */
const newClient = (): string => {
  clients += 1;
  return `198.51.100.${clients}`;
};

const submit = (from: string, fields: Record<string, unknown> = {}) => gateway.post('/v1/bookings', aBookingForm(fields), { from });

const limitOf = ({ status, headers }: Response) => ({
  status,
  policy: headers.get('ratelimit-policy'),
  limit: headers.get('ratelimit'),
});

describe('rate_limit_per_ip', () => {
  it('three are accepted, each told what is left; the fourth is 429 with the time to wait, and not forwarded', async () => {
    const from = newClient();
    const policy = '"bookings";q=3;w=900';
    for (const left of [2, 1, 0]) {
      const limit = expect.stringMatching(new RegExp(`^"bookings";r=${left};t=(900|89\\d)$`));
      expect(limitOf(await submit(from))).toEqual({ status: 201, policy, limit });
    }
    const forwarded = bookings.submissions.length;
    const refused = await submit(from);
    expect(limitOf(refused)).toEqual({ status: 429, policy, limit: expect.stringMatching(/^"bookings";r=0;t=(900|89\d)$/) });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(890);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(900);
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await refused.json()).toMatchObject({ code: 'rate_limit_per_ip', status: 429, instance: '/v1/bookings' });
    expect(bookings.submissions).toHaveLength(forwarded);
  });

  it('another address has its own allowance', async () => {
    const from = newClient();
    for (let n = 0; n < 4; n += 1) await submit(from);
    expect((await submit(newClient())).status).toBe(201);
  });

  it('of 30 at once exactly 3 are accepted', async () => {
    const from = newClient();
    const forwarded = bookings.submissions.length;
    const answers = await Promise.all(Array.from({ length: 30 }, () => submit(from)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    expect(statuses.filter((status) => status === 429)).toHaveLength(27);
    expect(bookings.submissions).toHaveLength(forwarded + 3);
  });

  it('what is refused for its content uses nothing up', async () => {
    const from = newClient();
    for (const wrong of [{ contactEmail: 'kari' }, { consentGiven: false }, { preferredDate: '2020-01-01T00:00:00Z' }, { admin: true }]) {
      for (let n = 0; n < 3; n += 1) expect((await submit(from, wrong)).status).toBe(422);
    }
    expect(limitOf(await submit(from))).toMatchObject({ status: 201, limit: '"bookings";r=2;t=900' });
  });

  it('what another limit refuses uses nothing up, and says so', async () => {
    const from = newClient();
    bookings.answer = () => Promise.reject(new DomainError({ code: 'rate_limit_per_email', detail: 'No.', retryAfterSeconds: 9 }));
    for (let n = 0; n < 5; n += 1) {
      expect(limitOf(await submit(from))).toMatchObject({ status: 429, limit: expect.stringMatching(/^"bookings";r=3;/) });
    }
    bookings.answer = undefined;
    expect(limitOf(await submit(from))).toMatchObject({ status: 201, limit: '"bookings";r=2;t=900' });
  });

  it('a 202 uses one up', async () => {
    const from = newClient();
    const release = holdAnswers(bookings);
    const answers = await Promise.all([submit(from), submit(from), submit(from)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    release();
    expect((await submit(from)).status).toBe(429);
  });

  it('a repeat that another repeat of it stored does not free the place', async () => {
    const from = newClient();
    const headers = { 'idempotency-key': 'the-first-is-told-last' };
    const form = aBookingForm();
    const replies: ((repeated: boolean) => void)[] = [];
    bookings.answer = (request) => new Promise((resolve) => replies.push((repeated) => resolve({ ...stored(request), repeated })));
    const repeats = [0, 1].map(() => gateway.post('/v1/bookings', form, { from, headers }));
    await eventually(() => expect(replies).toHaveLength(2));
    // Which of the two took the place cannot be seen from outside: the service may have stored either.
    replies[0]?.(true);
    replies[1]?.(false);
    await Promise.all(repeats);
    bookings.answer = undefined;
    expect(limitOf(await submit(from))).toMatchObject({ limit: expect.stringMatching(/^"bookings";r=1;/) });
  });

  it('reading a text or a status counts as nothing', async () => {
    const from = newClient();
    for (let n = 0; n < 10; n += 1) await fetch(`${gateway.url}/v1/consent-text`, { headers: { 'x-forwarded-for': from } });
    expect(limitOf(await submit(from))).toMatchObject({ limit: '"bookings";r=2;t=900' });
  });
});
