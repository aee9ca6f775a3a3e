import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { DeliveryChannel, DeliveryKind } from '#contracts';
import type { SendResult } from '../channels/send-result.js';
import { isReminderCurrent } from '../domain/reminder.store.js';

/** A delivery whose attempt has begun, with the event that it tells of and all else that it takes to send it. */
export interface BegunAttempt {
  id: string;
  /** Of the attempt, from 1. */
  number: number;
  /** Of the redelivery, from 1. */
  round: number;
  /** Attempts of earlier rounds: the schedule began anew after them. */
  round_from: number;
  /** By the database's clock. */
  begun_at: string;
  kind: DeliveryKind;
  recipient: string;
  booking_id: string | null;
  event_id: string;
  event_type: string;
  occurred_at: string;
  correlation_id: string;
  traceparent: string;
  data: unknown;
  /** Of a webhook, as it is at the beginning: a new address or secret counts from the next attempt on. Null once it is deleted. */
  endpoint: { url: string; enabled: boolean; /** The newest first. */ secrets: string[] } | null;
  /** False of a reminder that is no longer true. */
  is_current: boolean;
}

/** On what terms due deliveries are claimed. */
export interface Claim {
  /** In a round. */
  maxAttempts: number;
  /** How long others leave them alone, in milliseconds: longer than any attempt may take. */
  leaseMs: number;
  /** Whether those are taken too whose lease has ended. */
  takesOver: boolean;
}

/**
 * Begins the next attempt of the deliveries that the query `due` selects and locks: leases them and puts the attempts on record as of
 * unknown outcome, in one statement. Others pass them over until the lease ends, by the database's clock. Nothing more has to be asked before
 * they are sent: a database that is slow or gone by then must not use them up.
 */
export async function beginAttempts(em: EntityManager, due: RawBuilder<unknown>, leaseMs: number): Promise<BegunAttempt[]> {
  const { rows } = await sql<BegunAttempt>`
    WITH due AS (${due}), begun AS (
      UPDATE deliveries d SET leased_until = now() + make_interval(secs => ${leaseMs / 1000}), attempts = attempts + 1
      FROM due WHERE d.id = due.id
      RETURNING d.id, d.attempts AS number, d.round, d.round_from, d.kind, d.recipient, d.booking_id, d.event_id
    ), recorded AS (
      INSERT INTO delivery_attempts (delivery_id, number, at, outcome) SELECT id, number, now(), 'unknown' FROM begun
    )
    SELECT begun.*, now() AS begun_at, e.type AS event_type, e.occurred_at, e.correlation_id, e.traceparent, e.data,
      CASE WHEN w.id IS NOT NULL THEN json_build_object('url', w.url, 'enabled', w.enabled,
        'secrets', CASE WHEN w.previous_secret_until > now() THEN json_build_array(w.secret, w.previous_secret) ELSE json_build_array(w.secret) END
      ) END AS endpoint,
      CASE WHEN begun.kind = 'booking_reminder' THEN ${isReminderCurrent(sql.ref('begun.booking_id'), sql.ref('e.data'))} ELSE true END AS is_current
    FROM begun JOIN notified_events e ON e.id = begun.event_id
      LEFT JOIN webhook_endpoints w ON w.id = CASE WHEN begun.kind = 'webhook' THEN begun.recipient::uuid END AND w.deleted_at IS NULL`.execute(
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
 * attempt, but for an acceptance, which is final; it stays on record as of unknown outcome, which it was when the later attempt began, so that
 * every send that may have been one too many is counted. An attempt from before a redelivery was asked for only frees it. Of somebody
 * who was erased meanwhile no answer is kept: it may quote them. Resolves to the attempts on record for its event and kind.
 */
export async function concludeAttempt(
  em: EntityManager,
  { id, number }: Pick<BegunAttempt, 'id' | 'number'>,
  conclusion: Conclusion,
): Promise<number> {
  const { result, latencyMs } = conclusion;
  const db = em.getKysely();
  // First, and apart: an erasure holds the row until its mark can be seen.
  const { rows } = await sql<{ round_from: number; begun: number; attempts: number }>`
    SELECT round_from, d.attempts AS begun, (SELECT sum(o.attempts)::integer FROM deliveries o WHERE o.event_id = d.event_id AND o.kind = d.kind) AS attempts
    FROM deliveries d WHERE id = ${id} FOR UPDATE OF d`.execute(db);
  const { round_from: roundFrom = 0, begun = number, attempts = 0 } = rows[0] ?? {};
  const ofFormerRound = roundFrom >= number;
  const { outcome, reason, statusCode, response } = onRecord(result, !ofFormerRound && begun > number);
  await sql`
    WITH attempt AS (
      UPDATE delivery_attempts SET outcome = ${outcome}, reason = ${reason ?? null}, status_code = ${statusCode ?? null},
        latency_ms = ${latencyMs}, response = CASE WHEN EXISTS (
          SELECT FROM deliveries d JOIN erased_leads e ON e.lead_id = d.lead_id WHERE d.id = ${id}) THEN NULL ELSE ${response ?? null} END
      WHERE delivery_id = ${id} AND number = ${number})
    UPDATE deliveries SET leased_until = NULL${ofFormerRound ? sql`` : changeBy(conclusion)}
    WHERE id = ${id} AND ${!ofFormerRound && result.outcome === 'delivered' ? sql`true` : sql`status = 'pending' AND attempts = ${number}`}`.execute(
    db,
  );
  return attempts;
}

/** An acceptance that came after another attempt had begun: that one was sent since nobody knew of it. */
const onRecord = (result: SendResult, overtaken: boolean): SendResult =>
  overtaken && result.outcome === 'delivered' ? { ...result, outcome: 'unknown', reason: 'overtaken' } : result;

/** What a conclusion makes of its delivery, besides freeing it. */
function changeBy({ result, at, retryInMs }: Conclusion): RawBuilder<unknown> {
  if (result.outcome === 'delivered') {
    return sql`, status = 'delivered', delivered_at = coalesce(delivered_at, ${at}), next_attempt_at = NULL`;
  }
  if (retryInMs === undefined) return sql`, status = 'failed', next_attempt_at = NULL`;
  return sql`, next_attempt_at = now() + make_interval(secs => ${retryInMs / 1000})`;
}

/** A delivery that is pending and has no attempt left. */
export type Abandoned = Pick<BegunAttempt, 'id' | 'kind' | 'booking_id' | 'event_id' | 'event_type'>;

/** Gives up what has used all its attempts: its worker died with the last one, or the schedule was shortened. */
export async function giveUpAbandoned(
  em: EntityManager,
  channel: DeliveryChannel,
  maxAttempts: number,
): Promise<(Abandoned & { at: string })[]> {
  const { rows } = await sql<Abandoned & { at: string }>`
    UPDATE deliveries d SET status = 'failed', next_attempt_at = NULL, leased_until = NULL
    FROM notified_events e
    WHERE e.id = d.event_id AND d.channel = ${channel} AND d.status = 'pending' AND d.attempts - d.round_from >= ${maxAttempts}
      AND (d.leased_until IS NULL OR d.leased_until < now())
    RETURNING d.id, d.kind, d.booking_id, d.event_id, e.type AS event_type, now() AS at`.execute(em.getKysely());
  return rows;
}

/** Attempts on record for an event and kind, over all recipients. */
export async function attemptsOf(em: EntityManager, eventId: string, kind: DeliveryKind): Promise<number> {
  const { rows } = await sql<{ attempts: number }>`
    SELECT sum(attempts)::integer AS attempts FROM deliveries WHERE event_id = ${eventId} AND kind = ${kind}`.execute(em.getKysely());
  return rows[0]?.attempts ?? 0;
}
