import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BookingCreated, GetSubmission, SubmitBooking, type SubmitBookingRequest } from '#contracts';
import { type BookingServices, startBookingServices } from '../../support/booking-services.js';
import { aSubmission } from '../../support/builders/a-submission.js';
import { eventually } from '../../support/eventually.js';
import { theRow } from '../../support/rows.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let services: BookingServices;

beforeAll(async () => {
  vhost = await createVhost();
  services = await startBookingServices(vhost.amqpUrl);
});

afterAll(async () => {
  await services.close();
  await vhost.remove();
});

const submit = (submission: SubmitBookingRequest, id: string = randomUUID()) =>
  services.bus.request(SubmitBooking, submission, { withinMs: 20_000, id });
const stateOf = (submissionId: string) => services.bus.request(GetSubmission, { submissionId }, { withinMs: 5_000 });
const countOf = async (table: string, column: string, value: string): Promise<number> =>
  (await services.bookingsDb.query(`SELECT FROM ${table} WHERE ${column} = $1`, [value])).rows.length;

describe('a submission', () => {
  it('becomes a booking with every field at its place', async () => {
    const submission = aSubmission({
      receivedAt: '2026-11-21T10:00:00.123Z',
      preferredDate: '2026-12-01T08:00:00.000Z',
      notes: 'Ring gjerne.',
    });
    const reply = await submit(submission);
    expect(reply).toEqual({
      id: expect.any(String),
      status: 'pending',
      createdAt: '2026-11-21T10:00:00.123Z',
      warnings: [],
      repeated: false,
    });
    const receivedAt = new Date('2026-11-21T10:00:00.123Z');
    const lead = await theRow(services.leadsDb, 'SELECT id FROM leads WHERE email = $1', [submission.contactEmail]);
    expect(await theRow(services.bookingsDb, 'SELECT * FROM demo_bookings WHERE id = $1', [reply.id])).toEqual({
      id: reply.id,
      lead_id: lead['id'],
      organization_id: null,
      contact_name: 'Kari Nordmann',
      contact_email: submission.contactEmail,
      contact_phone: '+4722864400',
      contact_role: 'Daglig leder',
      organization_name: 'Fylkeslaget',
      organization_size: '11-50',
      preferred_timing: 'tirsdag formiddag',
      preferred_date: new Date('2026-12-01T08:00:00.000Z'),
      message: 'Vi har 40 likepersoner.',
      notes: 'Ring gjerne.',
      status: 'pending',
      scheduled_at: null,
      confirmed_by: null,
      confirmation_email_sent: false,
      confirmation_email_sent_at: null,
      webhook_delivered_at: null,
      webhook_attempts: 0,
      source_url: 'https://www.meander.example/demo',
      utm_source: 'google',
      utm_medium: 'cpc',
      utm_campaign: 'host',
      submitter_ip_hash: 'a'.repeat(64),
      erased_at: null,
      ip_address: '203.0.113.0',
      cancellation_reason: null,
      locale: 'nb',
      time_zone: 'Europe/Oslo',
      quarantined_at: null,
      version: 1,
      created_at: receivedAt,
      updated_at: receivedAt,
    });
    expect(await stateOf(submission.submissionId)).toEqual({ state: 'stored' });
  });

  it('that was never handled is received', async () => {
    expect(await stateOf(randomUUID())).toEqual({ state: 'received' });
  });
});

describe('valid_status_transitions', () => {
  it('the history of a booking begins with it', async () => {
    const { id, createdAt } = await submit(aSubmission());
    expect(await theRow(services.bookingsDb, 'SELECT * FROM booking_status_history WHERE booking_id = $1', [id])).toEqual({
      id: expect.any(String),
      booking_id: id,
      from_status: null,
      to_status: 'pending',
      actor: 'contact',
      reason: null,
      at: new Date(createdAt),
    });
  });
});

describe('the event of a stored booking', () => {
  it('is in the outbox, with the booking as it is', async () => {
    const submission = aSubmission({ locale: 'en', timeZone: 'Europe/London' });
    const { id } = await submit(submission);
    // No queue is bound to it here: the relay keeps what nobody can receive.
    const event = await theRow(services.bookingsDb, 'SELECT type, version, data FROM outbox WHERE subject = $1', [id]);
    expect(event).toMatchObject({ type: 'booking.created', version: 1 });
    const data = BookingCreated.data.parse(event['data']);
    expect(data).toMatchObject({ locale: 'en', timeZone: 'Europe/London', booking: { id, contactEmail: submission.contactEmail } });
    expect(event['data']).toEqual(data);
  });

  it('is not there for a booking in quarantine, which is stored all the same', async () => {
    const submission = aSubmission({ quarantined: true });
    const { id, status, createdAt } = await submit(submission);
    expect(status).toBe('pending');
    expect(await theRow(services.bookingsDb, 'SELECT quarantined_at FROM demo_bookings WHERE id = $1', [id])).toEqual({
      quarantined_at: new Date(createdAt),
    });
    expect(await theRow(services.leadsDb, 'SELECT quarantined_at FROM leads WHERE email = $1', [submission.contactEmail])).toEqual({
      quarantined_at: new Date(createdAt),
    });
    expect(await countOf('outbox', 'subject', id)).toBe(0);
    expect(await countOf('booking_status_history', 'booking_id', id)).toBe(1);
  });
});

describe('when the event cannot be written', () => {
  it('neither booking nor history nor submission is there; once it can be, all of them are, once', async () => {
    const submission = aSubmission();
    const refuse = "CHECK (data #>> '{booking,contactEmail}' <> '%s') NOT VALID";
    await services.bookingsDb.query(`ALTER TABLE outbox ADD CONSTRAINT broken ${refuse.replace('%s', submission.contactEmail)}`);
    const reply = submit(submission);
    const lead = await eventually(() => theRow(services.leadsDb, 'SELECT id FROM leads WHERE email = $1', [submission.contactEmail]));
    expect(await countOf('demo_bookings', 'contact_email', submission.contactEmail)).toBe(0);
    const orphans = 'SELECT FROM booking_status_history WHERE booking_id NOT IN (SELECT id FROM demo_bookings)';
    expect((await services.bookingsDb.query(orphans)).rows).toEqual([]);
    expect(await stateOf(submission.submissionId)).toEqual({ state: 'received' });
    await services.bookingsDb.query('ALTER TABLE outbox DROP CONSTRAINT broken');
    const { id } = await reply;
    const booking = await theRow(services.bookingsDb, 'SELECT id, lead_id FROM demo_bookings WHERE contact_email = $1', [
      submission.contactEmail,
    ]);
    expect(booking).toEqual({ id, lead_id: lead['id'] });
    expect(await countOf('outbox', 'subject', id)).toBe(1);
    expect(await countOf('booking_status_history', 'booking_id', id)).toBe(1);
  });
});

describe('the same command again', () => {
  it('gives the same booking, also twenty times at once, and makes one of everything', async () => {
    const submission = aSubmission();
    const id = randomUUID();
    const replies = await Promise.all(Array.from({ length: 20 }, () => submit(submission, id)));
    replies.push(await submit(submission, id));
    const bookings = replies.map(({ repeated: _repeated, ...booking }) => booking);
    expect(new Set(bookings.map((booking) => JSON.stringify(booking))).size).toBe(1);
    expect(replies.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const [first] = bookings;
    expect(await countOf('demo_bookings', 'contact_email', submission.contactEmail)).toBe(1);
    expect(await countOf('outbox', 'subject', String(first?.id))).toBe(1);
    expect(await countOf('booking_status_history', 'booking_id', String(first?.id))).toBe(1);
    const lead = await theRow(services.leadsDb, 'SELECT notes, version FROM leads WHERE email = $1', [submission.contactEmail]);
    expect(lead).toEqual({ notes: null, version: 1 });
  });

  it('under the same submission with another body is idempotency_key_reused, and the first stays stored', async () => {
    const submission = aSubmission();
    await submit(submission);
    const other = { ...submission, fingerprint: randomUUID(), notes: 'Og en ting til.' };
    expect(await submit(other).catch((error: unknown) => error)).toMatchObject({ refusal: { code: 'idempotency_key_reused' } });
    expect(await stateOf(submission.submissionId)).toEqual({ state: 'stored' });
    expect(await countOf('demo_bookings', 'contact_email', submission.contactEmail)).toBe(1);
  });
});
