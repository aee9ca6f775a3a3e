import type { Pool } from 'pg';
import { aBookingRow } from './builders/a-booking-row.js';
import { insertRow, type Row } from './rows.js';

/** Stores a booking past the service, with its beginning in the history; resolves to its id. */
export async function storeBooking(db: Pool, columns: Row = {}, createdAt: Date = new Date()): Promise<string> {
  return store(db, 'demo_bookings', aBookingRow(columns, createdAt));
}

/** The same, in the archive. */
export async function storeArchived(db: Pool, columns: Row = {}, createdAt: Date = new Date('2025-03-05T05:05:05Z')): Promise<string> {
  return store(db, 'demo_bookings_archive', { ...aBookingRow(columns, createdAt), archived_at: new Date() });
}

async function store(db: Pool, table: string, row: Row): Promise<string> {
  await insertRow(db, table, row);
  const { id, created_at } = row;
  await db.query(
    `INSERT INTO booking_status_history (id, booking_id, to_status, actor, reason, at) VALUES (uuidv7(), $1, 'pending', 'contact', NULL, $2)`,
    [id, created_at],
  );
  return String(id);
}

/** The history of a booking, oldest first. */
export async function stepsOf(db: Pool, bookingId: string): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    'SELECT from_status AS "from", to_status AS "to", actor, reason FROM booking_status_history WHERE booking_id = $1 ORDER BY id',
    [bookingId],
  );
  return rows;
}

/** The events of a subject in the outbox, oldest first; no queue takes them where their readers are missing, so that their data is there. */
export async function eventsOf(db: Pool, subject: string): Promise<{ type: string; data: Row }[]> {
  const { rows } = await db.query<{ type: string; data: Row }>('SELECT type, data FROM outbox WHERE subject = $1 ORDER BY id', [subject]);
  return rows;
}

/** Every row that bookings keeps, as text: to look for what must not be there. */
export async function everythingIn(db: Pool): Promise<string> {
  const tables = ['demo_bookings', 'demo_bookings_archive', 'booking_status_history', 'submissions', 'outbox', 'inbox'];
  const rows = await Promise.all(tables.map((table) => db.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} AS t`)));
  return rows.flatMap((result) => result.rows.map(({ row }) => row)).join('\n');
}
