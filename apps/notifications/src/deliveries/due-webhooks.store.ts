import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { beginAttempts, type BegunAttempt, type Claim } from './delivery.store.js';
import type { Room } from './places.js';

/** Attempts in flight per endpoint, of one instance. */
export interface EndpointPlaces {
  readonly usual: number;
  /** Of one that fails: several that hang must not take all there are. */
  readonly failing: number;
}

/**
 * Begins the next attempt of due webhooks, for each endpoint as many as it has places for, those with the fewest in flight first. An
 * endpoint without a place is not looked at, whatever waits for it; of a paused one only its tests are.
 */
export function beginDueWebhooks(em: EntityManager, { free, taken }: Room, places: EndpointPlaces, claim: Claim): Promise<BegunAttempt[]> {
  const due = (which: RawBuilder<unknown>) => sql`
    SELECT id FROM deliveries d
    WHERE d.channel = 'webhook' AND d.status = 'pending' AND d.recipient = open.recipient AND ${which}
      AND d.next_attempt_at <= now() AND d.attempts - d.round_from < ${claim.maxAttempts}
      AND (d.leased_until IS NULL OR (${claim.takesOver} AND d.leased_until < now()))
    ORDER BY d.next_attempt_at LIMIT open.room FOR UPDATE SKIP LOCKED`;
  // Without an order after the joins: a LIMIT that sorts would lock, and so withhold from others, what it does not take.
  return beginAttempts(
    em,
    sql`
      WITH open AS MATERIALIZED (
        SELECT w.id::text AS recipient, p.places - coalesce(t.count, 0) AS room, w.enabled AND w.paused_at IS NOT NULL AS paused
        FROM webhook_endpoints w
          CROSS JOIN LATERAL (SELECT CASE WHEN w.failing_since IS NULL THEN ${places.usual}::integer ELSE ${places.failing}::integer END AS places) p
          LEFT JOIN unnest(${[...taken.keys()]}::text[], ${[...taken.values()]}::integer[]) AS t (recipient, count) ON t.recipient = w.id::text
        WHERE coalesce(t.count, 0) < p.places ORDER BY coalesce(t.count, 0))
      SELECT id FROM (
        SELECT d.id FROM open CROSS JOIN LATERAL (${due(sql`d.is_test`)}) d WHERE open.paused
        UNION ALL
        SELECT d.id FROM open CROSS JOIN LATERAL (${due(sql`true`)}) d WHERE NOT open.paused
      ) d LIMIT ${free}`,
    claim.leaseMs,
  );
}
