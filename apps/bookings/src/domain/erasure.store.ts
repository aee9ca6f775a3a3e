import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { BookingSnapshot } from '#contracts';
import { ArchivedBooking } from './archived-booking.entity.js';
import { BookingStatusChange } from './booking-status-change.entity.js';
import { Booking } from './booking.entity.js';
import { markErased } from './erased-leads.store.js';
import { erasedParts } from './erased-parts.js';

/**
 * Takes a person out of all that is held of their bookings, the archive and unpublished events included; any number of times.
 * Resolves to the ids of all their bookings.
 */
export async function eraseLead(em: EntityManager, leadId: string, at: Date): Promise<string[]> {
  await markErased(em, leadId, at);
  const inOrder = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } } as const;
  // In this order: what moves meanwhile is in the archive by the time that it is asked.
  const bookings = [...(await em.find(Booking, { leadId }, inOrder)), ...(await em.find(ArchivedBooking, { leadId }, inOrder))];
  for (const booking of bookings) if (booking.erasedAt === null) eraseBooking(em, booking, at);
  await em.flush();
  const ids = bookings.map(({ id }) => id);
  await eraseTraces(em, leadId, ids);
  return ids;
}

/** Takes its person out of a booking; one that is open is cancelled, with a row in its history and no event. */
export function eraseBooking(em: EntityManager, booking: Booking, at: Date): void {
  const fromStatus = booking.status;
  booking.erase(at);
  if (booking.status === fromStatus) return;
  const step = { id: uuidv7(), bookingId: booking.id, fromStatus, toStatus: booking.status, actor: 'system', reason: null, at };
  em.persist(new BookingStatusChange(step));
}

async function eraseTraces(em: EntityManager, leadId: string, bookingIds: readonly string[]): Promise<void> {
  const db = em.getKysely();
  await sql`UPDATE booking_status_history SET reason = NULL WHERE booking_id = ANY (${bookingIds}::uuid[]) AND reason IS NOT NULL`.execute(
    db,
  );
  await sql`UPDATE submissions SET fingerprint = '' WHERE booking_id = ANY (${bookingIds}::uuid[])`.execute(db);
  const parts = JSON.stringify(BookingSnapshot.partial().parse(erasedParts(leadId)));
  await sql`
    UPDATE outbox SET data = jsonb_set(data, '{booking}', data->'booking' || ${parts}::jsonb)
    WHERE published_at IS NULL AND subject = ANY (${bookingIds}::text[]) AND data->'booking' IS NOT NULL`.execute(db);
}
