import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { erasedText, GetSubmission, SubmitBooking } from '#contracts';
import { eraseLead } from '../../../apps/bookings/src/domain/erasure.store.js';
import { eventsOf, everythingIn, stepsOf } from '../../support/booking-records.js';
import { type BookingsService, startBookingsService } from '../../support/bookings-service.js';
import { aSubmission } from '../../support/builders/a-submission.js';
import { eraseInBookings } from '../../support/erase-in-bookings.js';
import { eventually } from '../../support/eventually.js';
import { theRow } from '../../support/rows.js';

let service: BookingsService;
let leadId: string;

beforeAll(async () => {
  service = await startBookingsService();
});
beforeEach(() => {
  leadId = uuidv7();
  service.leadId = leadId;
});
afterAll(async () => {
  await service.close();
});

const bookingOf = 'SELECT status, contact_name AS name, erased_at IS NOT NULL AS erased FROM demo_bookings WHERE id = $1';
const submit = (overrides: Parameters<typeof aSubmission>[0] = {}) =>
  service.bus.request(SubmitBooking, aSubmission(overrides), { withinMs: 10_000 });
const erase = (): Promise<unknown> => eraseInBookings(service, leadId, 'kari@fylkeslaget.example');

describe('lead_soft_delete_only', () => {
  it('what arrives later of the person is stored without them, cancelled, and told to nobody', async () => {
    await erase();
    const secret = `hemmelig${randomUUID()}`;
    const submission = {
      submissionId: randomUUID(),
      contactName: secret,
      contactEmail: `${secret}@fylkeslaget.example`,
      fingerprint: secret,
    };
    const { id, status } = await submit(submission);
    expect(status).toBe('cancelled');
    expect(await theRow(service.db, bookingOf, [id])).toEqual({ status: 'cancelled', name: erasedText, erased: true });
    expect(await stepsOf(service.db, id)).toMatchObject([
      { from: null, to: 'pending', actor: 'contact' },
      { from: 'pending', to: 'cancelled', actor: 'system' },
    ]);
    expect(await eventsOf(service.db, id)).toEqual([]);
    expect(await everythingIn(service.db)).not.toContain(secret);
    expect(await service.bus.request(GetSubmission, { submissionId: submission.submissionId }, { withinMs: 10_000 })).toEqual({
      state: 'stored',
    });
  });

  it('a repeat of a submission still gives the same booking, whatever its body', async () => {
    const submissionId = randomUUID();
    const { id } = await submit({ submissionId });
    await erase();
    expect(await submit({ submissionId })).toMatchObject({ id, status: 'cancelled', repeated: true });
    service.leadId = undefined;
    expect(await submit({ submissionId })).toMatchObject({ id, repeated: true });
  });

  it('whether submissions or the erasure come first, all of the person is erased', async () => {
    const submissions = Array.from({ length: 20 }, () => submit());
    await Promise.all([...submissions.slice(0, 8), erase(), ...submissions.slice(8)]);
    const { rows } = await service.db.query(
      'SELECT erased_at IS NULL AS open, status, contact_name FROM demo_bookings WHERE lead_id = $1',
      [leadId],
    );
    expect(rows).toHaveLength(20);
    expect(rows.filter(({ open, status, contact_name }) => open || status !== 'cancelled' || contact_name !== erasedText)).toEqual([]);
  });

  it('an erasure waits for a submission that found the lead not to be erased', async () => {
    const holder = await service.dbAsService.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [leadId]);
      const done = service.app
        .get(EntityManager)
        .fork()
        .transactional((em) => eraseLead(em, leadId, new Date()));
      await eventually(async () => {
        const { rows } = await service.db.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
        );
        expect(rows).toHaveLength(1);
      });
      await holder.query(
        `INSERT INTO demo_bookings (id, lead_id, contact_name, contact_email, organization_name, status, locale, time_zone, created_at, updated_at)
         SELECT uuid_v7_floor(at), $1, 'Kari', 'kari@fylkeslaget.example', 'Laget', 'pending', 'nb', 'Europe/Oslo', at, at
         FROM (SELECT date_trunc('milliseconds', now()) AS at)`,
        [leadId],
      );
      await holder.query('COMMIT');
      expect(await done).toHaveLength(1);
      expect(await theRow(service.db, 'SELECT contact_name FROM demo_bookings WHERE lead_id = $1', [leadId])).toEqual({
        contact_name: erasedText,
      });
    } finally {
      holder.release();
    }
  });
});

describe('a submission that a rule refuses', () => {
  it('leaves no fingerprint of its body', async () => {
    const contactEmail = `kari.${randomUUID()}@fylkeslaget.example`;
    for (const n of [1, 2, 3]) await submit({ contactEmail, notes: String(n) });
    const submissionId = randomUUID();
    await expect(submit({ contactEmail, submissionId })).rejects.toMatchObject({ refusal: { code: 'rate_limit_per_email' } });
    expect(await theRow(service.db, 'SELECT state, fingerprint FROM submissions WHERE id = $1', [submissionId])).toEqual({
      state: 'rejected',
      fingerprint: '',
    });
  });
});
