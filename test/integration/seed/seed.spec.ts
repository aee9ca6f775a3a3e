import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { openDatabase } from '../../../scripts/seed/database.js';
import { seedBookings } from '../../../scripts/seed/seed-bookings.js';
import { seedLeads } from '../../../scripts/seed/seed-leads.js';
import { seedOptions } from '../../../scripts/seed/seed-options.js';
import { bookingLifecycle } from '../../../apps/bookings/src/domain/booking-status.js';
import { leadLifecycle } from '../../../apps/leads/src/domain/lead-status.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { poolAt } from '../../support/pool.js';

const count = 2_000;
const now = new Date('2030-06-15T12:00:00Z');
const options = seedOptions(count, 1, 7, now);

/** The databases of one seeding, looked at by their owners. */
interface Seeded {
  leads: Pool;
  bookings: Pool;
  close(): Promise<void>;
}

let first: Seeded;
let second: Seeded;

async function fill(url: string, seed: (db: Kysely<unknown>) => Promise<void>): Promise<void> {
  const db = openDatabase(url);
  try {
    await seed(db);
  } finally {
    await db.destroy();
  }
}

async function seeded(): Promise<Seeded> {
  const databases: TestDatabase[] = [await createDatabase('leads'), await createDatabase('bookings')];
  const [leads, bookings] = databases.map(({ ownerUrl }) => poolAt(ownerUrl));
  if (leads === undefined || bookings === undefined) throw new Error('two databases');
  await fill(databases[0]?.ownerUrl ?? '', (db) => seedLeads(db, options, () => undefined));
  await fill(databases[1]?.ownerUrl ?? '', (db) => seedBookings(db, options, () => undefined));
  const close = async (): Promise<void> => {
    await Promise.all([leads.end(), bookings.end()]);
    for (const database of databases) await database.remove();
  };
  return { leads, bookings, close };
}

beforeAll(async () => {
  first = await seeded();
  second = await seeded();
});
afterAll(async () => {
  await first.close();
  await second.close();
});

const rowsOf = async (db: Pool, query: string): Promise<Record<string, unknown>[]> => (await db.query(query)).rows;

describe('a seed', () => {
  it('has the bookings that were asked for, three leads for five of them, and a consent for each', async () => {
    expect(await rowsOf(first.bookings, 'SELECT count(*)::int AS bookings FROM demo_bookings')).toEqual([{ bookings: count }]);
    expect(await rowsOf(first.leads, 'SELECT count(*)::int AS leads FROM leads')).toEqual([{ leads: (count * 3) / 5 }]);
    expect(await rowsOf(first.leads, 'SELECT count(*)::int AS consents FROM consent_records')).toEqual([{ consents: count }]);
  });

  it('is the same whenever it is made by the same arguments', async () => {
    for (const table of ['demo_bookings', 'booking_status_history']) {
      const all = `SELECT * FROM ${table} ORDER BY id`;
      expect(await rowsOf(second.bookings, all)).toEqual(await rowsOf(first.bookings, all));
    }
    for (const table of ['leads', 'lead_status_history', 'consent_records']) {
      const all = `SELECT * FROM ${table} ORDER BY id`;
      expect(await rowsOf(second.leads, all)).toEqual(await rowsOf(first.leads, all));
    }
  });

  it('gives each booking a lead of the same person, no younger than it', async () => {
    const leads = new Map((await rowsOf(first.leads, 'SELECT id, email, created_at AS at FROM leads')).map((lead) => [lead['id'], lead]));
    const bookings = await rowsOf(first.bookings, 'SELECT lead_id, contact_email AS email, created_at AS at FROM demo_bookings');
    const wrong = bookings.filter(({ lead_id, email, at }) => {
      const lead = leads.get(lead_id);
      return lead?.['email'] !== email || Number(lead?.['at']) > Number(at);
    });
    expect(wrong).toEqual([]);
  });

  it('has histories that are lawful and end at the status', async () => {
    const steps = await rowsOf(
      first.bookings,
      'SELECT from_status AS from, to_status AS to FROM booking_status_history WHERE from_status IS NOT NULL',
    );
    for (const { from, to } of steps)
      expect(bookingLifecycle.next(bookingLifecycle.statuses.find((s) => s === from) ?? 'completed')).toContain(to);
    const ends = `SELECT count(*)::int AS wrong FROM demo_bookings b
      WHERE status <> (SELECT to_status FROM booking_status_history WHERE booking_id = b.id ORDER BY id DESC LIMIT 1)`;
    expect(await rowsOf(first.bookings, ends)).toEqual([{ wrong: 0 }]);
    const leadSteps = await rowsOf(
      first.leads,
      'SELECT from_status AS from, to_status AS to FROM lead_status_history WHERE from_status IS NOT NULL',
    );
    for (const { from, to } of leadSteps)
      expect(leadLifecycle.next(leadLifecycle.statuses.find((s) => s === from) ?? 'disqualified')).toContain(to);
  });

  it('has bookings of every status, and none confirmed for a time that is past', async () => {
    const statuses = await rowsOf(first.bookings, 'SELECT DISTINCT status FROM demo_bookings ORDER BY 1');
    expect(statuses).toHaveLength(5);
    const past = `SELECT count(*)::int AS past FROM demo_bookings WHERE status = 'confirmed' AND scheduled_at < '2030-06-15'`;
    expect(await rowsOf(first.bookings, past)).toEqual([{ past: 0 }]);
  });
});
