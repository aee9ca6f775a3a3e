import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GetSubmission, SubmitBooking, type SubmitBookingRequest } from '#contracts';
import { type BookingServices, startBookingServices } from '../../support/booking-services.js';
import { aBookingRow } from '../../support/builders/a-booking-row.js';
import { aSubmission } from '../../support/builders/a-submission.js';
import { eventually } from '../../support/eventually.js';
import { insertRow } from '../../support/rows.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

const day = 86_400_000;
const receivedAt = new Date('2026-11-21T10:00:00.000Z');

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

const submit = (submission: SubmitBookingRequest, id: string = randomUUID()): Promise<unknown> =>
  services.bus.request(SubmitBooking, submission, { withinMs: 30_000, id }).catch((error: unknown) => error);
const submission = (contactEmail: string, at = receivedAt) => aSubmission({ contactEmail, receivedAt: at.toISOString() });
const anEmail = (): string => `kari.${randomUUID()}@fylkeslaget.example`;

/** Bookings of one address, `ages` milliseconds before the receipt. */
const given = async (email: string, ages: readonly number[], status = 'pending'): Promise<void> => {
  for (const age of ages) {
    const scheduled = status === 'confirmed' || status === 'completed' || status === 'no_show' ? { scheduled_at: receivedAt } : {};
    const row = aBookingRow({ contact_email: email, status, ...scheduled }, new Date(receivedAt.getTime() - age));
    await insertRow(services.bookingsDb, 'demo_bookings', row);
  }
};
const storedOf = async (email: string): Promise<number> =>
  (await services.bookingsDb.query('SELECT FROM demo_bookings WHERE contact_email = $1', [email])).rows.length;

const waitingForALock = async (): Promise<number> =>
  (await services.bookingsDb.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"))
    .rowCount ?? 0;

const refused = (retryAfterSeconds: number) => ({ refusal: { code: 'rate_limit_per_email', retryAfterSeconds } });
const accepted = { status: 'pending', repeated: false };

describe('rate_limit_per_email', () => {
  it('the fourth pending booking in seven days is refused until the first of them is a week old', async () => {
    const email = anEmail();
    await given(email, [6 * day, 5 * day, 1_500]);
    expect(await submit(submission(email))).toMatchObject(refused(day / 1000));
    expect(await storedOf(email)).toBe(3);
  });

  it('the window rolls by the time of receipt: what is exactly a week old has left it', async () => {
    const email = anEmail();
    await given(email, [7 * day, 2 * day, day]);
    expect(await submit(submission(email))).toMatchObject(accepted);
    const another = anEmail();
    await given(another, [7 * day - 1, 2 * day, day]);
    expect(await submit(submission(another))).toMatchObject(refused(1));
  });

  it('a submission that waited is judged by when it was received', async () => {
    const email = anEmail();
    await given(email, [20 * day, 19 * day, 18 * day]);
    expect(await submit(submission(email, new Date(receivedAt.getTime() - 17 * day)))).toMatchObject(refused((4 * day) / 1000));
    expect(await submit(submission(email))).toMatchObject(accepted);
  });

  it.each(['cancelled', 'confirmed', 'completed', 'no_show'])('%s bookings do not count', async (status) => {
    const email = anEmail();
    await given(email, [3 * day, 2 * day, day, 1_000], status);
    expect(await submit(submission(email))).toMatchObject(accepted);
  });

  it('another address has its own allowance', async () => {
    await given(anEmail(), [3 * day, 2 * day, day]);
    expect(await submit(submission(anEmail()))).toMatchObject(accepted);
  });

  it('of 20 submissions at once exactly 3 are stored, each of the others is a recorded rejection', async () => {
    const email = anEmail();
    const submissions = Array.from({ length: 20 }, () => submission(email));
    const answers = await Promise.all(submissions.map((each) => submit(each)));
    expect(answers.filter((answer) => Object(answer).status === 'pending')).toHaveLength(3);
    expect(await storedOf(email)).toBe(3);
    const states = await Promise.all(
      submissions.map(({ submissionId }) => services.bus.request(GetSubmission, { submissionId }, { withinMs: 5_000 })),
    );
    expect(states.filter(({ state }) => state === 'stored')).toHaveLength(3);
    expect(states.filter(({ state, code }) => state === 'rejected' && code === 'rate_limit_per_email')).toHaveLength(17);
  });

  it('exactly 3 also where they are handled in another order than they were received in', async () => {
    const email = anEmail();
    const backwards = Array.from({ length: 6 }, (_, n) => submission(email, new Date(receivedAt.getTime() - n * 1_000)));
    for (const each of backwards) await submit(each);
    expect(await storedOf(email)).toBe(3);
  });

  it('a submission that comes twice at once is stored for both, though the booking of the one leaves no place to the other', async () => {
    const email = anEmail();
    await given(email, [6 * day, 5 * day]);
    const each = submission(email);
    const booking = aBookingRow({ contact_email: email }, receivedAt);
    const twin = await services.bookingsDb.connect();
    try {
      await twin.query('BEGIN');
      await twin.query(
        `INSERT INTO submissions (id, fingerprint, command_id, state, booking_id, received_at) VALUES ($1, $2, $3, 'stored', $4, $5)`,
        [each.submissionId, each.fingerprint, randomUUID(), booking['id'], receivedAt],
      );
      // The last place is taken before the twin's outcome can be read.
      await insertRow(services.bookingsDb, 'demo_bookings', booking);
      const answer = submit(each);
      await eventually(async () => expect(await waitingForALock()).toBe(1));
      await twin.query('COMMIT');
      expect(await answer).toMatchObject({ id: booking['id'], status: 'pending', repeated: true });
    } finally {
      twin.release(true);
    }
  });

  it('a refused command gets the same answer again, also when it could pass by now', async () => {
    const email = anEmail();
    await given(email, [6 * day, 2_000, 1_000]);
    const [each, id] = [submission(email), randomUUID()];
    expect(await submit(each, id)).toMatchObject(refused(day / 1000));
    await services.bookingsDb.query("UPDATE demo_bookings SET status = 'cancelled' WHERE contact_email = $1", [email]);
    expect(await submit(each, id)).toMatchObject(refused(day / 1000));
    expect(await submit(each)).toMatchObject(accepted);
    expect(await services.bus.request(GetSubmission, { submissionId: each.submissionId }, { withinMs: 5_000 })).toEqual({
      state: 'stored',
    });
  });
});
