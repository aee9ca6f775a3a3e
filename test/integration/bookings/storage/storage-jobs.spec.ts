import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Clock } from '#runtime';
import { StorageJobs } from '../../../../apps/bookings/src/storage/storage-jobs.js';
import { type BookingsDatabase, openBookingsDatabase } from '../../../support/bookings-database.js';
import { monthsThere, storeBooking } from '../../../support/bookings-of-months.js';
import { captureLog, type CapturedLog } from '../../../support/captured-log.js';
import { eventually } from '../../../support/eventually.js';
import { theRow } from '../../../support/rows.js';

let bookings: BookingsDatabase;

beforeAll(async () => {
  bookings = await openBookingsDatabase();
});
afterAll(() => bookings.close());

const jobsAt = (now: string): { jobs: StorageJobs; log: CapturedLog } => {
  const log = captureLog();
  const clock: Clock = { now: () => new Date(now) };
  return { jobs: new StorageJobs(bookings.orm.em.fork(), clock, log.logger), log };
};
/** From the start to the end of the first round. */
const runOnce = async (now: string): Promise<void> => {
  const { jobs, log } = jobsAt(now);
  jobs.onApplicationBootstrap();
  await eventually(() => expect(log.text()).toContain('Looked after the storage'));
  await jobs.onModuleDestroy();
};

describe('the storage jobs', () => {
  it('make fourteen months ahead at the start, once, however many instances start', async () => {
    const before = await monthsThere(bookings.db);
    await Promise.all([runOnce('2040-11-30T23:59:59Z'), runOnce('2040-11-30T23:59:59Z')]);
    await runOnce('2040-11-30T23:59:59Z');
    const made = (await monthsThere(bookings.db)).filter((month) => !before.includes(month));
    expect(made).toHaveLength(15);
    expect([made[0], made.at(-1)]).toEqual(['demo_bookings_y2040m11', 'demo_bookings_y2042m01']);
  });

  it('count months as UTC does', async () => {
    await runOnce('2050-12-31T23:59:59Z');
    const months = await monthsThere(bookings.db);
    expect(months).toContain('demo_bookings_y2050m12');
    expect(months).not.toContain('demo_bookings_y2050m11');
    const at = new Date('2050-12-31T23:59:59.999Z');
    const id = await storeBooking(bookings.db, {}, at);
    expect(await theRow(bookings.db, 'SELECT tableoid::regclass::text AS month FROM demo_bookings WHERE id = $1', [id])).toEqual({
      month: 'demo_bookings_y2050m12',
    });
  });

  it('archive what is due', async () => {
    const id = await storeBooking(bookings.db, {}, new Date('2043-01-01T00:00:00Z'));
    await runOnce('2044-01-02T00:00:00Z');
    expect(await theRow(bookings.db, 'SELECT id FROM demo_bookings_archive WHERE id = $1', [id])).toEqual({ id });
  });

  it('outlast a refusal of the database, and end when the app does while they wait', async () => {
    await bookings.db.query('ALTER FUNCTION ensure_booking_partitions RENAME TO elsewhere');
    const { jobs, log } = jobsAt('2040-01-01T00:00:00Z');
    jobs.onApplicationBootstrap();
    await eventually(() => expect(log.text()).toContain('could not be looked after'));
    await jobs.onModuleDestroy();
  });
});
