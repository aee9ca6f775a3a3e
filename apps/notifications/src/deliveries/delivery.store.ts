import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { DeliveryChannel, DeliveryKind } from '#contracts';
import type { SendResult } from '../channels/send-result.js';

/** Longer than any attempt may take. */
const leaseSeconds = 45;

/** A delivery whose attempt has begun, with the event that it tells of. */
export interface BegunAttempt {
  id: string;
  /** Of the attempt, from 1. */
  number: number;
  /** Of the redelivery, from 1. */
  round: number;
  /** Attempts of earlier rounds: the schedule began anew after them. */
  round_from: number;
  kind: DeliveryKind;
  recipient: string;
  booking_id: string | null;
  event_id: string;
  event_type: string;
  occurred_at: string;
  correlation_id: string;
  traceparent: string;
  data: unknown;
}

/**
 * Begins the next attempt of up to `limit` due deliveries: leases them and puts the attempts on record as of unknown outcome,
 * in one statement. Others pass them over until the lease ends, by the database's clock; who `takesOver` takes those whose lease has
 * ended. Mails about one booking go to a reader in the order of its events, so that the last one tells how things are.
 */
export async function beginDueAttempts(
  em: EntityManager,
  channel: DeliveryChannel,
  maxAttempts: number,
  limit: number,
  takesOver: boolean,
): Promise<BegunAttempt[]> {
  const { rows } = await sql<BegunAttempt>`
    WITH due AS (
      SELECT d.id FROM deliveries d JOIN notified_events e ON e.id = d.event_id
      WHERE d.channel = ${channel} AND d.status = 'pending' AND d.next_attempt_at <= now() AND d.attempts - d.round_from < ${maxAttempts}
        AND (d.leased_until IS NULL OR (${takesOver} AND d.leased_until < now()))
        AND NOT (d.channel = 'email' AND EXISTS (
          SELECT FROM deliveries p JOIN notified_events pe ON pe.id = p.event_id
          WHERE p.booking_id = d.booking_id AND p.recipient = d.recipient AND p.channel = 'email' AND p.status = 'pending'
            AND (pe.occurred_at, pe.id) < (e.occurred_at, e.id)))
      ORDER BY d.next_attempt_at LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED
    ), begun AS (
      UPDATE deliveries d SET leased_until = now() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
      FROM due WHERE d.id = due.id
      RETURNING d.id, d.attempts AS number, d.round, d.round_from, d.kind, d.recipient, d.booking_id, d.event_id
    ), recorded AS (
      INSERT INTO delivery_attempts (delivery_id, number, at, outcome) SELECT id, number, now(), 'unknown' FROM begun
    )
    SELECT begun.*, e.type AS event_type, e.occurred_at, e.correlation_id, e.traceparent, e.data FROM begun JOIN notified_events e ON e.id = begun.event_id`.execute(
    em.getKysely(),
  );
  return rows;
}

/** What to do with a delivery after an attempt. */
export interface Conclusion {
  result: SendResult;
  latencyMs: number;
  at: Date;
  /** Until the next attempt; undefined when there is none. */
  retryInMs: number | undefined;
}

/**
 * Records how an attempt ended, and frees the delivery. When the lease was lost meanwhile, the delivery belongs to the later
 * attempt, but for an acceptance, which is final; an attempt from before a redelivery was asked for only frees it. An endpoint that answered 410
 * is stopped. Of somebody who was erased meanwhile no answer is kept: it may quote them.
 */
export async function concludeAttempt(
  em: EntityManager,
  { id, number }: Pick<BegunAttempt, 'id' | 'number'>,
  conclusion: Conclusion,
): Promise<void> {
  const { result, latencyMs, at, retryInMs } = conclusion;
  const db = em.getKysely();
  // First, and apart: an erasure holds the row until its mark can be seen.
  const { rows } = await sql<{ round_from: number }>`SELECT round_from FROM deliveries WHERE id = ${id} FOR UPDATE`.execute(db);
  await sql`
    UPDATE delivery_attempts SET outcome = ${result.outcome}, reason = ${result.reason ?? null}, status_code = ${result.statusCode ?? null},
      latency_ms = ${latencyMs}, response = CASE WHEN EXISTS (
        SELECT FROM deliveries d JOIN erased_leads e ON e.lead_id = d.lead_id WHERE d.id = ${id}) THEN NULL ELSE ${result.response ?? null} END
    WHERE delivery_id = ${id} AND number = ${number}`.execute(db);
  if (result.reason === 'gone') {
    await sql`
      UPDATE webhook_endpoints e SET enabled = false, updated_at = now()
      FROM deliveries d WHERE d.id = ${id} AND e.id::text = d.recipient`.execute(db);
  }
  if ((rows[0]?.round_from ?? 0) >= number) {
    await sql`UPDATE deliveries SET leased_until = NULL WHERE id = ${id} AND status = 'pending' AND attempts = ${number}`.execute(db);
  } else if (result.outcome === 'delivered') {
    await sql`UPDATE deliveries SET status = 'delivered', delivered_at = coalesce(delivered_at, ${at}), next_attempt_at = NULL, leased_until = NULL WHERE id = ${id}`.execute(
      db,
    );
  } else if (retryInMs === undefined) {
    await sql`UPDATE deliveries SET status = 'failed', next_attempt_at = NULL, leased_until = NULL WHERE id = ${id} AND status = 'pending' AND attempts = ${number}`.execute(
      db,
    );
  } else {
    await sql`UPDATE deliveries SET next_attempt_at = now() + make_interval(secs => ${retryInMs / 1000}), leased_until = NULL WHERE id = ${id} AND status = 'pending' AND attempts = ${number}`.execute(
      db,
    );
  }
}

/** A delivery that is pending and has no attempt left. */
export type Abandoned = Pick<BegunAttempt, 'id' | 'kind' | 'booking_id' | 'event_id' | 'event_type'>;

/** Gives up what has used all its attempts: its worker died with the last one, or the schedule was shortened. */
export async function giveUpAbandoned(em: EntityManager, channel: DeliveryChannel, maxAttempts: number): Promise<Abandoned[]> {
  const { rows } = await sql<Abandoned>`
    UPDATE deliveries d SET status = 'failed', next_attempt_at = NULL, leased_until = NULL
    FROM notified_events e
    WHERE e.id = d.event_id AND d.channel = ${channel} AND d.status = 'pending' AND d.attempts - d.round_from >= ${maxAttempts}
      AND (d.leased_until IS NULL OR d.leased_until < now())
    RETURNING d.id, d.kind, d.booking_id, d.event_id, e.type AS event_type`.execute(em.getKysely());
  return rows;
}

/** Attempts on record for an event and kind, over all recipients. */
export async function attemptsOf(em: EntityManager, eventId: string, kind: DeliveryKind): Promise<number> {
  const { rows } = await sql<{ attempts: number }>`
    SELECT sum(attempts)::integer AS attempts FROM deliveries WHERE event_id = ${eventId} AND kind = ${kind}`.execute(em.getKysely());
  return rows[0]?.attempts ?? 0;
}
