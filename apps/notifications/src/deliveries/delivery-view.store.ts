import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { AttemptOutcome, BounceAction, DeliveryFilter, DeliveryView, ListDeliveriesRequest, PageOf } from '#contracts';

type DeliveryRow = Omit<DeliveryView, 'attempts' | 'bounce'> & {
  bouncedAt: string | null;
  bounceAction: BounceAction | null;
  bounceStatus: string | null;
  attempts: {
    at: string;
    outcome: AttemptOutcome;
    reason: string | null;
    statusCode: number | null;
    latencyMs: number | null;
    response: string | null;
  }[];
};

/** A page of deliveries with all their attempts, newest first, in one statement. */
export async function listDeliveries(em: EntityManager, { filter, limit, after }: ListDeliveriesRequest): Promise<PageOf<DeliveryView>> {
  const older = after === null ? [] : [sql`d.id < ${after}`];
  const found = await selectDeliveries(em, [...conditionsOf(filter), ...older], sql`ORDER BY d.id DESC LIMIT ${limit + 1}`);
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Undefined when there is none. */
export async function findDelivery(em: EntityManager, id: string): Promise<DeliveryView | undefined> {
  const [delivery] = await selectDeliveries(em, [sql`d.id = ${id}`], sql``);
  return delivery;
}

/** All deliveries about a person, oldest first: the copy of their data has to be whole. */
export const deliveriesOfLead = (em: EntityManager, leadId: string): Promise<DeliveryView[]> =>
  selectDeliveries(em, [sql`d.lead_id = ${leadId}`], sql`ORDER BY d.id`);

function conditionsOf({ bookingId, leadId, kind, status, endpointId, bounced }: DeliveryFilter): RawBuilder<unknown>[] {
  return [
    ...(bookingId === undefined ? [] : [sql`d.booking_id = ${bookingId}`]),
    ...(leadId === undefined ? [] : [sql`d.lead_id = ${leadId}`]),
    ...(kind === undefined ? [] : [sql`d.kind = ${kind}`]),
    ...(status === undefined ? [] : [sql`d.status = ${status}`]),
    ...(endpointId === undefined ? [] : [sql`d.channel = 'webhook' AND d.recipient = ${endpointId}`]),
    ...(bounced === undefined ? [] : [bounced ? sql`d.bounced_at IS NOT NULL` : sql`d.bounced_at IS NULL`]),
  ];
}

async function selectDeliveries(
  em: EntityManager,
  conditions: readonly RawBuilder<unknown>[],
  which: RawBuilder<unknown>,
): Promise<DeliveryView[]> {
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
  const { rows } = await sql<DeliveryRow>`
    SELECT d.id, d.event_id AS "eventId", e.type AS "eventType", d.kind, d.channel, coalesce(w.url, d.recipient) AS recipient,
      w.id AS "endpointId", d.booking_id AS "bookingId", d.lead_id AS "leadId", d.status, d.next_attempt_at AS "nextAttemptAt",
      d.created_at AS "createdAt", d.bounced_at AS "bouncedAt", d.bounce_action AS "bounceAction", d.bounce_status AS "bounceStatus",
      coalesce((SELECT json_agg(json_build_object('at', a.at, 'outcome', a.outcome, 'reason', a.reason, 'statusCode', a.status_code,
                                                  'latencyMs', a.latency_ms, 'response', a.response) ORDER BY a.number)
                FROM delivery_attempts a WHERE a.delivery_id = d.id), '[]') AS attempts
    FROM deliveries d JOIN notified_events e ON e.id = d.event_id
      LEFT JOIN webhook_endpoints w ON d.channel = 'webhook' AND w.id::text = d.recipient
    WHERE ${where} ${which}`.execute(em.getKysely());
  return rows.map(viewOf);
}

const viewOf = ({ attempts, bouncedAt, bounceAction, bounceStatus, ...delivery }: DeliveryRow): DeliveryView => ({
  ...delivery,
  nextAttemptAt: delivery.nextAttemptAt === null ? null : instant(delivery.nextAttemptAt),
  createdAt: instant(delivery.createdAt),
  bounce: bouncedAt === null || bounceAction === null ? null : { at: instant(bouncedAt), action: bounceAction, status: bounceStatus },
  attempts: attempts.map(({ at, outcome, reason, statusCode, latencyMs, response }) => ({
    at: instant(at),
    outcome,
    ...(reason === null ? {} : { reason }),
    ...(statusCode === null ? {} : { statusCode }),
    latencyMs,
    ...(response === null ? {} : { response }),
  })),
});

/** PostgreSQL's own text of a time → ISO 8601 with Z. */
const instant = (text: string): string => new Date(text).toISOString();
