import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** A further attempt of a delivery, as soon as the one under way has ended, with the schedule before it anew. */
export async function beginRound(em: EntityManager, id: string): Promise<void> {
  await sql`
    UPDATE deliveries SET status = 'pending', delivered_at = NULL, next_attempt_at = now(), round = round + 1, round_from = attempts
    WHERE id = ${id}`.execute(em.getKysely());
}

/** Sends the newest mail of these kinds about a booking again: at once if it still waits, else in a new round. No mail, no change. */
export async function resendNewest(em: EntityManager, bookingId: string, kinds: readonly string[]): Promise<void> {
  await sql`
    UPDATE deliveries SET status = 'pending', delivered_at = NULL, next_attempt_at = now(),
      round = CASE WHEN status = 'pending' THEN round ELSE round + 1 END,
      round_from = CASE WHEN status = 'pending' THEN round_from ELSE attempts END
    WHERE id = (
      SELECT d.id FROM deliveries d JOIN notified_events e ON e.id = d.event_id
      WHERE d.booking_id = ${bookingId} AND d.kind = ANY(${kinds}::text[])
      ORDER BY (e.data #>> '{booking,version}')::integer DESC, d.id DESC LIMIT 1)`.execute(em.getKysely());
}

/** What decides whether a delivery may be made again. */
export interface Redeliverable {
  lead_id: string | null;
  event_type: string;
  /** Of a webhook: null when its endpoint was deleted. */
  enabled: boolean | null;
  channel: string;
}

/** Undefined when there is none. */
export async function findRedeliverable(em: EntityManager, id: string): Promise<Redeliverable | undefined> {
  const { rows } = await sql<Redeliverable>`
    SELECT d.lead_id, d.channel, e.type AS event_type, w.enabled
    FROM deliveries d JOIN notified_events e ON e.id = d.event_id
      LEFT JOIN webhook_endpoints w ON d.channel = 'webhook' AND w.id::text = d.recipient AND w.deleted_at IS NULL
    WHERE d.id = ${id}`.execute(em.getKysely());
  return rows[0];
}

/** What waited for an endpoint, which is no more, has failed. What is leased fails with its attempt, or the next one, and is told of then. */
export async function failPendingOf(em: EntityManager, endpointId: string): Promise<void> {
  await sql`
    UPDATE deliveries SET status = 'failed', next_attempt_at = NULL, leased_until = NULL
    WHERE channel = 'webhook' AND recipient = ${endpointId} AND status = 'pending' AND leased_until IS NULL`.execute(em.getKysely());
}
