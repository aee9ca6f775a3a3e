import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { Reminder } from './reminder.entity.js';

/** When to remind of a demo, as its event knows it; null when less than `beforeMs` was left then. */
export function reminderDueAt(scheduledAt: Date, occurredAt: Date, beforeMs: number): Date | null {
  const dueAt = new Date(scheduledAt.getTime() - beforeMs);
  return dueAt > occurredAt ? dueAt : null;
}

/** Notes what an event says of a booking's reminder, unless a newer one has said it. */
export async function noteReminder(em: EntityManager, reminder: Reminder): Promise<void> {
  const { bookingId, leadId, version, scheduledAt, dueAt, eventId } = reminder;
  await sql`
    INSERT INTO reminders (booking_id, lead_id, version, scheduled_at, due_at, event_id)
    VALUES (${bookingId}, ${leadId}, ${version}, ${scheduledAt}, ${dueAt}, ${eventId})
    ON CONFLICT (booking_id) DO UPDATE SET version = excluded.version, scheduled_at = excluded.scheduled_at,
      due_at = excluded.due_at, event_id = excluded.event_id
    WHERE reminders.version < excluded.version`.execute(em.getKysely());
}

/** A reminder that is to go out now, for a demo that is still ahead. */
export interface DueReminder {
  event_id: string;
  booking_id: string;
  lead_id: string;
  recipient: string;
}

/**
 * Takes up to `limit` reminders that are due; others pass them over. Those of demos that are past are taken, and not given.
 * An erasure of the person waits for the row, and finds what is written of it here.
 */
export async function takeDueReminders(em: EntityManager, limit: number): Promise<{ taken: number; due: DueReminder[] }> {
  const { rows } = await sql<DueReminder & { ahead: boolean }>`
    WITH due AS (
      SELECT booking_id FROM reminders WHERE due_at <= now() ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE reminders r SET due_at = NULL FROM due WHERE r.booking_id = due.booking_id
      RETURNING r.event_id, r.booking_id, r.lead_id, r.scheduled_at > now() AS ahead
    )
    SELECT taken.*, e.data #>> '{booking,contactEmail}' AS recipient FROM taken JOIN notified_events e ON e.id = taken.event_id`.execute(
    em.getKysely(),
  );
  return { taken: rows.length, due: rows.filter(({ ahead }) => ahead) };
}

/** Condition: a reminder, of an event with such data, still tells what is so: its booking had no newer event, and the demo is ahead. */
export const isReminderCurrent = (bookingId: RawBuilder<unknown>, data: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  EXISTS (
    SELECT FROM reminders r
    WHERE r.booking_id = ${bookingId} AND r.version::text = ${data} #>> '{booking,version}' AND r.scheduled_at > now())`;
