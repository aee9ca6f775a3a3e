import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { beginAttempts, type BegunAttempt, type Claim } from './delivery.store.js';
import type { Room } from './places.js';

/** Begins the next attempt of due mails. Mails about one booking go to a reader in the order of its events: the last one tells how things are. */
export const beginDueMails = (em: EntityManager, { free }: Room, claim: Claim): Promise<BegunAttempt[]> =>
  beginAttempts(
    em,
    sql`
      SELECT d.id FROM deliveries d JOIN notified_events e ON e.id = d.event_id
      WHERE d.channel = 'email' AND d.status = 'pending' AND d.next_attempt_at <= now() AND d.attempts - d.round_from < ${claim.maxAttempts}
        AND (d.leased_until IS NULL OR (${claim.takesOver} AND d.leased_until < now()))
        AND NOT EXISTS (
          SELECT FROM deliveries p JOIN notified_events pe ON pe.id = p.event_id
          WHERE p.booking_id = d.booking_id AND p.recipient = d.recipient AND p.channel = 'email' AND p.status = 'pending'
            AND (pe.occurred_at, pe.id) < (e.occurred_at, e.id))
      ORDER BY d.next_attempt_at LIMIT ${free} FOR UPDATE OF d SKIP LOCKED`,
    claim.leaseMs,
  );
