import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SendResult } from '../channels/send-result.js';

/** Failures of which the endpoint knows nothing: they were ours. */
const ours: ReadonlySet<string | undefined> = new Set(['endpoint_disabled', 'not_sendable', 'too_late', 'aborted']);

/** Whether an attempt failed by its endpoint, as far as can be known. */
export const isEndpointFailure = ({ outcome, reason }: SendResult): boolean => outcome !== 'delivered' && !ours.has(reason);

/**
 * Notes what a result says of its endpoint: a delivered one ends failing and pause, a failed one begins them, and a 410 stops the
 * endpoint. Writes only what changes. To be called before rows of deliveries are locked: who deletes an endpoint takes its row first.
 */
export async function noteEndpointResult(em: EntityManager, endpointId: string, result: SendResult, pauseAfterMs: number): Promise<void> {
  const db = em.getKysely();
  if (result.outcome === 'delivered') {
    await sql`
      UPDATE webhook_endpoints SET failing_since = NULL, paused_at = NULL
      WHERE id = ${endpointId} AND failing_since IS NOT NULL`.execute(db);
  } else if (isEndpointFailure(result)) {
    await sql`
      UPDATE webhook_endpoints SET failing_since = coalesce(failing_since, now()),
        paused_at = CASE WHEN failing_since < now() - make_interval(secs => ${pauseAfterMs / 1000}) THEN now() END
      WHERE id = ${endpointId} AND paused_at IS NULL
        AND (failing_since IS NULL OR failing_since < now() - make_interval(secs => ${pauseAfterMs / 1000}))`.execute(db);
  }
  if (result.reason === 'gone') {
    await sql`UPDATE webhook_endpoints SET enabled = false, updated_at = now() WHERE id = ${endpointId} AND enabled`.execute(db);
  }
}
