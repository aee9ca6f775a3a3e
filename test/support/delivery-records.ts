import type { Pool } from 'pg';

/** A delivery as it is on record, with its attempts, oldest first. */
export interface DeliveryRecord {
  id: string;
  kind: string;
  channel: string;
  recipient: string;
  status: string;
  attemptCount: number;
  leased: boolean;
  attempts: AttemptRecord[];
}

export interface AttemptRecord {
  number: number;
  outcome: string;
  reason: string | null;
  statusCode: number | null;
  latencyMs: number | null;
  response: string | null;
}

/** The deliveries of an event, by kind and recipient. */
export async function deliveriesOf(db: Pool, eventId: string): Promise<DeliveryRecord[]> {
  const { rows } = await db.query<DeliveryRecord>(
    `SELECT id, kind, channel, recipient, status, attempts AS "attemptCount", leased_until IS NOT NULL AS leased,
       (SELECT coalesce(json_agg(json_build_object('number', number, 'outcome', outcome, 'reason', reason, 'statusCode', status_code,
                                                   'latencyMs', latency_ms, 'response', response) ORDER BY number), '[]')
        FROM delivery_attempts WHERE delivery_id = d.id) AS attempts
     FROM deliveries d WHERE event_id = $1 ORDER BY kind, recipient`,
    [eventId],
  );
  return rows;
}

/** The one delivery of an event and kind. Throws when there is none, or more. */
export async function deliveryOf(db: Pool, eventId: string, kind: string): Promise<DeliveryRecord> {
  const [delivery, another] = (await deliveriesOf(db, eventId)).filter((each) => each.kind === kind);
  if (delivery === undefined || another !== undefined) throw new Error(`Not exactly one ${kind}`);
  return delivery;
}

/** Lets the leases of an event's deliveries end, as if their time had passed. */
export async function endLeases(db: Pool, eventId: string): Promise<void> {
  await db.query(`UPDATE deliveries SET leased_until = now() - interval '1 second' WHERE event_id = $1 AND leased_until IS NOT NULL`, [
    eventId,
  ]);
}
