import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BookingServices, startBookingServices } from '../../support/booking-services.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let services: BookingServices;
let gateway: TestGateway;
let used = 0;

beforeAll(async () => {
  vhost = await createVhost();
  services = await startBookingServices(vhost.amqpUrl);
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl });
});

afterAll(async () => {
  await gateway.close();
  await services.close();
  await vhost.remove();
});

/** A client and a key that nobody has used. */
const newcomer = () => {
  used += 1;
  return { from: `198.51.100.${used}`, headers: { 'idempotency-key': `key-of-newcomer-${used}` } };
};

const bookingsOf = async (email: unknown): Promise<unknown> =>
  (await services.bookingsDb.query('SELECT id FROM demo_bookings WHERE contact_email = $1', [email])).rows.map(({ id }) => id);

const bodyOf = async (answer: Response) => ({ status: answer.status, ...Object(await answer.json()) });

describe('a submission with an Idempotency-Key', () => {
  it('gives the same booking for the same body, whatever the order of its fields, and counts once', async () => {
    const who = newcomer();
    const form = aBookingForm();
    const first = await gateway.post('/v1/bookings', form, who);
    const again = await gateway.post('/v1/bookings', Object.fromEntries(Object.entries(form).toReversed()), who);
    const booking = await bodyOf(first);
    expect(booking).toMatchObject({ status: 'pending', id: expect.any(String) });
    expect(await bodyOf(again)).toEqual(booking);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await bookingsOf(form['contactEmail'])).toEqual([booking.id]);
    expect(again.headers.get('ratelimit')).toMatch(/^"bookings";r=2;/);
  });

  it('gives one booking to ten at once, and counts once', async () => {
    const who = newcomer();
    const form = aBookingForm();
    const answers = await Promise.all(Array.from({ length: 10 }, () => gateway.post('/v1/bookings', form, who)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    const ids = await Promise.all(answers.map(async (answer) => (await bodyOf(answer)).id));
    expect(await bookingsOf(form['contactEmail'])).toEqual([...new Set(ids)]);
    const next = await gateway.post('/v1/bookings', aBookingForm(), { from: who.from });
    expect(next.headers.get('ratelimit')).toMatch(/^"bookings";r=1;/);
  });

  it('gives the booking also where the limit is reached, to ten at once, and lets nothing else through', async () => {
    const who = newcomer();
    const form = aBookingForm();
    const { id } = await bodyOf(await gateway.post('/v1/bookings', form, who));
    for (let n = 0; n < 2; n += 1) await gateway.post('/v1/bookings', aBookingForm(), { from: who.from });
    const answers = await Promise.all(Array.from({ length: 10 }, () => gateway.post('/v1/bookings', form, who)));
    expect(await Promise.all(answers.map(async (answer) => (await bodyOf(answer)).id))).toEqual(Array.from({ length: 10 }, () => id));
    expect((await gateway.post('/v1/bookings', aBookingForm(), { from: who.from })).status).toBe(429);
    const fresh = { from: who.from, headers: newcomer().headers };
    expect((await gateway.post('/v1/bookings', aBookingForm(), fresh)).status).toBe(429);
  });

  it('gives the booking from an address that has used its allowance up with others, and takes no place there', async () => {
    const who = newcomer();
    const form = aBookingForm();
    const { id } = await bodyOf(await gateway.post('/v1/bookings', form, who));
    const elsewhere = newcomer().from;
    const repeat = await gateway.post('/v1/bookings', form, { ...who, from: elsewhere });
    expect(repeat.headers.get('ratelimit')).toMatch(/^"bookings";r=3;/);
    for (let n = 0; n < 3; n += 1) await gateway.post('/v1/bookings', aBookingForm(), { from: elsewhere });
    expect(await bodyOf(await gateway.post('/v1/bookings', form, { ...who, from: elsewhere }))).toMatchObject({ id });
  });

  it('is 422 with another body, which uses nothing up and changes nothing', async () => {
    const who = newcomer();
    const form = aBookingForm();
    const { id, submissionId } = await bodyOf(await gateway.post('/v1/bookings', form, who));
    const other = await gateway.post('/v1/bookings', { ...form, notes: 'Og en ting til.' }, who);
    expect(other.status).toBe(422);
    expect(other.headers.get('ratelimit')).toMatch(/^"bookings";r=2;/);
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await bookingsOf(form['contactEmail'])).toEqual([id]);
    const status = await fetch(`${gateway.url}/v1/submissions/${submissionId}`);
    expect(await status.json()).toEqual({ submissionId, state: 'stored' });
  });

  it('that is refused for its content does not take its key', async () => {
    const who = newcomer();
    expect((await gateway.post('/v1/bookings', aBookingForm({ contactEmail: 'kari' }), who)).status).toBe(422);
    expect((await gateway.post('/v1/bookings', aBookingForm(), who)).status).toBe(201);
  });

  it('that the limit per email refuses does not take its key: another body may use it', async () => {
    const { contactEmail } = aBookingForm();
    for (let n = 0; n < 3; n += 1) await gateway.post('/v1/bookings', aBookingForm({ contactEmail }), { from: newcomer().from });
    const who = newcomer();
    const refused = await gateway.post('/v1/bookings', aBookingForm({ contactEmail }), who);
    expect(await bodyOf(refused)).toMatchObject({ status: 429, code: 'rate_limit_per_email' });
    expect(await bodyOf(await gateway.post('/v1/bookings', aBookingForm(), who))).toMatchObject({ status: 'pending' });
  });

  it.each([
    ['15 characters', 'k'.repeat(15)],
    ['256 characters', 'k'.repeat(256)],
    ['a space', 'sixteen characters'],
    ['a letter beyond ASCII', 'sixteen-blåbær-blåbær'],
    ['nothing', ''],
  ])('has a key of 16 to 255 visible ASCII characters: %s is refused', async (_what, key) => {
    const answer = await gateway.post('/v1/bookings', aBookingForm(), { from: newcomer().from, headers: { 'idempotency-key': key } });
    expect(await bodyOf(answer)).toMatchObject({ status: 422, errors: [{ field: 'Idempotency-Key', rule: 'invalid_format' }] });
  });

  it.each([['k'.repeat(16)], ['k'.repeat(255)]])('has a key of 16 to 255 visible ASCII characters: %s passes', async (key) => {
    const answer = await gateway.post('/v1/bookings', aBookingForm(), { from: newcomer().from, headers: { 'idempotency-key': key } });
    expect(answer.status).toBe(201);
  });
});
