import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { archiveDue } from '../../../../apps/bookings/src/storage/archive.js';
import { type BookingsDatabase, openBookingsDatabase } from '../../../support/bookings-database.js';
import { monthsThere, storeBooking } from '../../../support/bookings-of-months.js';
import { insertRow, refusalOf, theRow } from '../../../support/rows.js';
import { aBookingRow } from '../../../support/builders/a-booking-row.js';

let bookings: BookingsDatabase;

beforeEach(async () => {
  bookings = await openBookingsDatabase();
});
afterEach(() => bookings.close());

const now = new Date('2025-06-15T12:00:00.000Z');
const dayMs = 86_400_000;
const yearAgo = new Date('2024-06-15T12:00:00.000Z');
const before = (ms: number): Date => new Date(yearAgo.getTime() - ms);

const archive = () => archiveDue(bookings.orm.em.fork(), now, new AbortController().signal);
const idsIn = async (table: string): Promise<string[]> =>
  (await bookings.db.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`)).rows.map(({ id }) => id);

/** Moves by the statement alone, at most 15. */
const batch = async (): Promise<number> =>
  (await bookings.dbAsService.query('SELECT archive_bookings($1, $2, 15) AS moved', [yearAgo, now])).rows[0]?.moved;
/** With type, nullability and computation. */
const columnsOf = async (table: string): Promise<string[]> =>
  (
    await bookings.db.query<{ column: string }>(
      `SELECT column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(generation_expression, '') AS column
       FROM information_schema.columns WHERE table_name = $1 ORDER BY 1`,
      [table],
    )
  ).rows.map(({ column }) => column);

describe('after one year a booking', () => {
  it('moves to the archive with all its columns, and when it did', async () => {
    const id = await storeBooking(bookings.db, { notes: 'Etter påske', contact_phone: '+4722864400', webhook_attempts: 2 }, before(dayMs));
    await bookings.db.query('UPDATE demo_bookings SET confirmation_email_sent_at = now() WHERE id = $1', [id]);
    const [hot] = (await bookings.db.query('SELECT * FROM demo_bookings')).rows;
    expect(await archive()).toMatchObject({ archived: 1, end: 'done' });
    expect(await theRow(bookings.db, 'SELECT * FROM demo_bookings_archive', [])).toEqual({ ...hot, archived_at: now });
    expect(await idsIn('demo_bookings')).toEqual([]);
  });

  it('and not a moment before it', async () => {
    const due = await storeBooking(bookings.db, {}, before(1));
    const notYet = await storeBooking(bookings.db, {}, yearAgo);
    const aDayLess = await storeBooking(bookings.db, {}, before(-dayMs));
    expect(await archive()).toMatchObject({ archived: 1 });
    expect(await idsIn('demo_bookings_archive')).toEqual([due]);
    expect(await idsIn('demo_bookings')).toEqual([notYet, aDayLess]);
  });

  it('stays while it is confirmed and its time is ahead', async () => {
    const ahead = await storeBooking(bookings.db, { status: 'confirmed', scheduled_at: now }, before(dayMs));
    const past = await storeBooking(bookings.db, { status: 'confirmed', scheduled_at: new Date(now.getTime() - 1) }, before(dayMs));
    const cancelled = await storeBooking(
      bookings.db,
      { status: 'cancelled', scheduled_at: new Date(now.getTime() + dayMs) },
      before(dayMs),
    );
    await archive();
    expect(await idsIn('demo_bookings_archive')).toEqual([past, cancelled].toSorted());
    expect(await idsIn('demo_bookings')).toEqual([ahead]);
    await bookings.db.query('UPDATE demo_bookings SET scheduled_at = $1', [new Date(now.getTime() - 1)]);
    expect(await archive()).toMatchObject({ archived: 1 });
  });

  it('moves as it is after a change that was under way', async () => {
    const id = await storeBooking(bookings.db, {}, before(dayMs));
    const change = await bookings.db.connect();
    try {
      await change.query('BEGIN');
      await change.query("UPDATE demo_bookings SET notes = 'changed' WHERE id = $1", [id]);
      expect(await archive()).toMatchObject({ archived: 0, end: 'done' });
      await change.query('COMMIT');
    } finally {
      change.release();
    }
    expect(await archive()).toMatchObject({ archived: 1 });
    expect(await theRow(bookings.db, 'SELECT notes FROM demo_bookings_archive', [])).toEqual({ notes: 'changed' });
  });
});

describe('the archive', () => {
  it('loses none and doubles none, however many instances fill it at once', async () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => aBookingRow({}, before((i + 1) * 60_000)));
    await bookings.db.query("SELECT ensure_booking_partitions('2024-06-01', 1)");
    for (const row of rows) await insertRow(bookings.db, 'demo_bookings', row);
    const all = await idsIn('demo_bookings');
    const runs = await Promise.all([archive(), archive(), archive()]);
    const last = await archive();
    expect([...runs, last].reduce((sum, { archived }) => sum + archived, 0)).toBe(rows.length);
    expect(await idsIn('demo_bookings_archive')).toEqual(all);
    expect(await idsIn('demo_bookings')).toEqual([]);
  });

  it('is filled by the statement itself exactly once, without the lock of the job', async () => {
    for (let i = 0; i < 40; i++) await storeBooking(bookings.db, {}, before((i + 1) * 60_000));
    const moved = [...(await Promise.all([batch(), batch(), batch()])), await batch(), await batch(), await batch()];
    expect(moved.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(await idsIn('demo_bookings_archive')).toHaveLength(40);
  });

  it('lets a job end between two batches', async () => {
    await storeBooking(bookings.db, {}, before(dayMs));
    const stopped = archiveDue(bookings.orm.em.fork(), now, AbortSignal.abort());
    expect(await stopped).toEqual({ archived: 0, dropped: 0, end: 'stopped' });
    expect(await idsIn('demo_bookings')).toHaveLength(1);
  });

  it('has the columns of the bookings and one more', async () => {
    const archived = (await columnsOf('demo_bookings_archive')).filter((column) => !column.startsWith('archived_at '));
    expect(archived).toEqual(await columnsOf('demo_bookings'));
  });
});

describe('no_delete_of_bookings', () => {
  it('a booking that is not in the archive cannot be deleted, nor any by the service', async () => {
    const id = await storeBooking(bookings.db, {}, before(dayMs));
    expect(await refusalOf(bookings.db.query('DELETE FROM demo_bookings WHERE id = $1', [id]))).toMatchObject({
      code: '23001',
      message: expect.stringContaining('no_delete_of_bookings'),
    });
    expect(await refusalOf(bookings.dbAsService.query('DELETE FROM demo_bookings WHERE id = $1', [id]))).toMatchObject({ code: '42501' });
    expect(await idsIn('demo_bookings')).toEqual([id]);
  });

  it('nothing leaves the archive, and only the move fills it', async () => {
    await storeBooking(bookings.db, {}, before(dayMs));
    await archive();
    for (const statement of ['DELETE FROM demo_bookings_archive', 'TRUNCATE demo_bookings_archive']) {
      expect(await refusalOf(bookings.db.query(statement))).toMatchObject({ code: '23001' });
      expect(await refusalOf(bookings.dbAsService.query(statement))).toMatchObject({ code: '42501' });
    }
    const insert = 'INSERT INTO demo_bookings_archive (id, archived_at) VALUES (gen_random_uuid(), now())';
    expect(await refusalOf(bookings.dbAsService.query(insert))).toMatchObject({ code: '42501' });
    expect(await idsIn('demo_bookings_archive')).toHaveLength(1);
  });
});

describe('a month', () => {
  it('that is empty and older than a year is dropped, others are not', async () => {
    const stays = await storeBooking(bookings.db, { status: 'confirmed', scheduled_at: now }, new Date('2024-03-05T00:00:00Z'));
    await storeBooking(bookings.db, {}, new Date('2024-04-05T00:00:00Z'));
    await bookings.db.query("SELECT ensure_booking_partitions('2024-06-01', 1)");
    expect(await archive()).toMatchObject({ archived: 1 });
    const months = await monthsThere(bookings.db);
    expect(months).toEqual(expect.arrayContaining(['demo_bookings_y2024m03', 'demo_bookings_y2024m06']));
    expect(months).not.toContain('demo_bookings_y2024m04');
    expect(await idsIn('demo_bookings')).toEqual([stays]);
  });

  it('of the last year stays, whatever is taken for now: bookings would be refused', async () => {
    const there = await monthsThere(bookings.db);
    await archiveDue(bookings.orm.em.fork(), new Date('2060-01-01T00:00:00Z'), new AbortController().signal);
    const ofLastYear = there.filter((month) => month > 'demo_bookings_y2025m11');
    expect(ofLastYear.length).toBeGreaterThan(12);
    expect(await monthsThere(bookings.db)).toEqual(expect.arrayContaining(ofLastYear));
  });

  it('in use is left for the next time, at once', async () => {
    await bookings.db.query("SELECT ensure_booking_partitions('2024-04-01', 1)");
    const reader = await bookings.db.connect();
    try {
      await reader.query('BEGIN');
      await reader.query('SELECT count(*) FROM demo_bookings');
      expect(await archive()).toMatchObject({ dropped: 0, end: 'done' });
      await reader.query('COMMIT');
    } finally {
      reader.release();
    }
    const { dropped } = await archive();
    expect(dropped).toBeGreaterThan(0);
    expect(await monthsThere(bookings.db)).not.toContain('demo_bookings_y2024m04');
  });
});
