import type { Pool } from 'pg';
import { aBookingRow } from './builders/a-booking-row.js';
import { insertRow, type Row } from './rows.js';

/** Stores a booking of any time, in a month that is made for it; gives its id. */
export async function storeBooking(owner: Pool, row: Row = {}, createdAt: Date = new Date()): Promise<string> {
  await owner.query('SELECT ensure_booking_partitions($1, 1)', [createdAt.toISOString().slice(0, 10)]);
  const booking = aBookingRow(row, createdAt);
  await insertRow(owner, 'demo_bookings', booking);
  return String(booking['id']);
}

/** The months that there are, oldest first. */
export async function monthsThere(owner: Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'demo_bookings'::regclass ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}
