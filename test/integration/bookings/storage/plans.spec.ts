import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { BookingFilter } from '#contracts';
import { bookingsPage } from '../../../../apps/bookings/src/queries/bookings-page.js';
import { type PlanSummary, summarize } from '../../../../scripts/plans/plan-summary.js';
import { type BookingsDatabase, openBookingsDatabase } from '../../../support/bookings-database.js';

let bookings: BookingsDatabase;
const now = new Date('2030-06-15T12:00:00.000Z');

/** Two months of bookings, five minutes apart, with the statistics that PostgreSQL would have. */
beforeAll(async () => {
  bookings = await openBookingsDatabase();
  await bookings.db.query("SELECT ensure_booking_partitions('2030-04-01', 16)");
  await bookings.db.query(
    `INSERT INTO demo_bookings (id, lead_id, organization_id, contact_name, contact_email, organization_name, status, scheduled_at,
       quarantined_at, locale, time_zone, created_at, updated_at)
     SELECT overlay(uuid_v7_floor(at)::text PLACING lpad(to_hex(n), 12, '0') FROM 25)::uuid, gen_random_uuid(),
       CASE WHEN n % 50 = 0 THEN gen_random_uuid() END, left(md5(n::text), 8), 'p' || n || '@lag.example', 'Lag ' || md5(n::text),
       CASE WHEN n < 500 THEN 'pending' ELSE 'completed' END, at + interval '9 days',
       CASE WHEN n % 100 = 0 THEN at END, 'nb', 'Europe/Oslo', at, at
     FROM (SELECT n, $1::timestamptz - n * interval '5 minutes' AS at FROM generate_series(1, 12 * 24 * 60) AS n) AS times`,
    [now],
  );
  await bookings.db.query('VACUUM ANALYZE demo_bookings');
});
afterAll(() => bookings.close());

const planOf = async (filter: Partial<BookingFilter>, after: string | null = null): Promise<PlanSummary> => {
  const statement = bookingsPage({ limit: 25, after, filter: BookingFilter.parse(filter) }, now);
  const { rows } = await sql<{ 'QUERY PLAN': unknown }>`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`.execute(
    bookings.orm.em.fork().getKysely(),
  );
  return summarize(rows[0]?.['QUERY PLAN']);
};
const someOf = async (column: string): Promise<string> =>
  (await bookings.db.query(`SELECT ${column} AS value FROM demo_bookings WHERE ${column} IS NOT NULL ORDER BY id OFFSET 4000 LIMIT 1`))
    .rows[0]?.value;

describe('a page', () => {
  it('without a filter opens the newest month alone, the older ones are never executed', async () => {
    expect(await planOf({})).toMatchObject({ tables: ['demo_bookings_y2030m06'], returned: 26, examined: 26 });
  });

  it('by cursor opens the month of the cursor', async () => {
    expect(await planOf({}, await someOf('id'))).toMatchObject({ tables: [expect.stringMatching(/^demo_bookings_y20/)], returned: 26 });
  });

  it('by a time of creation opens its month', async () => {
    const plan = await planOf({ createdFrom: '2030-05-03T00:00:00Z', createdTo: '2030-05-05T00:00:00Z' });
    expect(plan).toMatchObject({ tables: ['demo_bookings_y2030m05'], returned: 26, examined: 26 });
  });

  it('of a status reads no booking of another, also where those are the newer ones', async () => {
    const plan = await planOf({ status: 'completed' });
    expect(plan).toMatchObject({ tables: ['demo_bookings_y2030m06'], returned: 26 });
    // But for the quarantined among them.
    expect(plan.examined).toBeLessThan(30);
  });

  it.each([
    ['email', 'contact_email', 'contact_email'],
    ['leadId', 'lead_id', 'lead_id'],
    ['q', 'contact_name', 'expr'],
  ] as const)('by %s reads what matches and nothing else', async (filter, column, index) => {
    const plan = await planOf({ [filter]: await someOf(column) });
    expect(plan.returned).toBe(1);
    expect(plan.examined).toBe(1);
    expect(plan.sequential.filter(({ rows }) => rows > 0)).toEqual([]);
    expect(plan.indexes).toContainEqual(expect.stringContaining(index));
  });

  it('of the quarantined reads those alone', async () => {
    const plan = await planOf({ quarantined: true });
    expect(plan).toMatchObject({ returned: 26, examined: 26 });
  });
});
