import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { Booking } from '../../../apps/bookings/src/domain/booking.entity.js';
import { pendingAround } from '../../../apps/bookings/src/domain/pending-limit.js';
import { type BookingsDatabase, openBookingsDatabase } from '../../support/bookings-database.js';
import { aBookingRow } from '../../support/builders/a-booking-row.js';
import { insertRow, refusalOf } from '../../support/rows.js';

let bookings: BookingsDatabase;

beforeAll(async () => {
  bookings = await openBookingsDatabase();
});

afterAll(async () => {
  await bookings.close();
});

/** The 15th of this month and of later ones: partitions are made ahead, so that the test holds in every month. */
const middleOf = (monthsAhead: number): Date => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsAhead, 15, 12));
};
const partitionOf = (at: Date): string => `demo_bookings_y${at.toISOString().slice(0, 7).replace('-', 'm')}`;
const whereIs = async (id: unknown): Promise<unknown> =>
  (await bookings.db.query('SELECT tableoid::regclass::text AS partition FROM demo_bookings WHERE id = $1', [id])).rows[0]?.partition;

/** The tables that a statement reads, by its plan. */
const tablesIn = (plan: unknown): string[] =>
  [...new Set([...JSON.stringify(plan).matchAll(/"Relation Name":"([^"]+)"/g)].map(([, name]) => name ?? ''))].toSorted();
const explained = async (statement: ReturnType<typeof sql>): Promise<string[]> =>
  tablesIn((await sql`EXPLAIN (FORMAT JSON) ${statement}`.execute(bookings.orm.em.fork().getKysely())).rows);

describe('a booking', () => {
  it('is stored in the partition of its month', async () => {
    for (const at of [middleOf(-1), middleOf(0), middleOf(1), middleOf(12)]) {
      const row = aBookingRow({}, at);
      await insertRow(bookings.dbAsService, 'demo_bookings', row);
      expect(await whereIs(row['id'])).toBe(partitionOf(at));
    }
  });

  it('at either end of a month belongs to the month that its clock in UTC shows', async () => {
    const first = new Date(Date.UTC(middleOf(2).getUTCFullYear(), middleOf(2).getUTCMonth(), 1));
    for (const at of [first, new Date(first.getTime() - 1)]) {
      const row = aBookingRow({}, at);
      await insertRow(bookings.dbAsService, 'demo_bookings', row);
      expect(await whereIs(row['id'])).toBe(partitionOf(at));
    }
  });

  it.each(['2019-05-05T05:05:05Z', '2055-05-05T05:05:05Z'])(
    'of a month without a partition (%s) is refused, not misplaced',
    async (time) => {
      expect(await refusalOf(insertRow(bookings.dbAsService, 'demo_bookings', aBookingRow({}, new Date(time))))).toMatchObject({
        code: '23514',
      });
    },
  );
});

describe('partitions', () => {
  it('are there for the months ahead, and made by the service, once however often it asks', async () => {
    const make = async (): Promise<unknown> =>
      (await bookings.dbAsService.query("SELECT ensure_booking_partitions('2040-11-07', 3) AS made")).rows[0]?.made;
    const made = await Promise.all([make(), make(), make()]);
    expect(made.toSorted()).toEqual([0, 0, 3]);
    const { rows } = await bookings.db.query<{ name: string }>(
      "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'demo_bookings'::regclass ORDER BY 1",
    );
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([0, 1, 6, 12].map((ahead) => partitionOf(middleOf(ahead)))));
    expect(names).toEqual(expect.arrayContaining(['demo_bookings_y2040m11', 'demo_bookings_y2040m12', 'demo_bookings_y2041m01']));
    expect(names).not.toContain('demo_bookings_y2041m02');
  });
});

describe('a statement', () => {
  it('that looks a booking up by its id reads one partition', async () => {
    const { id } = aBookingRow({}, middleOf(3));
    expect(await explained(sql`SELECT * FROM demo_bookings WHERE id = ${id}`)).toEqual([partitionOf(middleOf(3))]);
    const query = bookings.orm.em
      .fork()
      .createQueryBuilder(Booking)
      .where({ id: String(id) });
    expect(await explained(sql.raw(query.getFormattedQuery()))).toEqual([partitionOf(middleOf(3))]);
  });

  it('that counts pending bookings reads those of the window', async () => {
    const week = 7 * 86_400_000;
    expect(await explained(pendingAround('kari@example.no', middleOf(3), week))).toEqual([partitionOf(middleOf(3))]);
    const endOfMonth = new Date(middleOf(3).getTime() + 2 * week);
    expect(await explained(pendingAround('kari@example.no', endOfMonth, week))).toEqual([
      partitionOf(middleOf(3)),
      partitionOf(middleOf(4)),
    ]);
  });
});
