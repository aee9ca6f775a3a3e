import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { DomainError } from '#contracts';
import type { RateLimit } from '#runtime';
import { uuidFloor } from '../storage/uuid-floor.js';

/**
 * `rate_limit_per_email`: throws when this normalized address has as many pending bookings in the window that ends at
 * `receivedAt` as it may.
 */
export async function refuseBeyondPendingLimit(
  em: EntityManager,
  email: string,
  receivedAt: Date,
  { limit, windowMs }: RateLimit,
): Promise<void> {
  const since = new Date(receivedAt.getTime() - windowMs);
  const { rows } = await sql<{ created_at: string }>`
    SELECT created_at FROM demo_bookings
    WHERE contact_email = ${email} AND status = 'pending' AND id >= ${uuidFloor(since)} AND created_at > ${since} AND created_at <= ${receivedAt}
    ORDER BY created_at DESC LIMIT ${limit}`.execute(em.getKysely());
  const oldest = rows[limit - 1];
  if (oldest === undefined) return;
  throw new DomainError({
    code: 'rate_limit_per_email',
    detail: `No more than ${limit} pending bookings per email address.`,
    retryAfterSeconds: Math.max(1, Math.ceil((Date.parse(oldest.created_at) - since.getTime()) / 1000)),
  });
}

/** Lets the transactions of one address pass one after the other, so that the limit is exact under concurrency. */
export async function oneAtATime(em: EntityManager, email: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 0))`.execute(em.getKysely());
}
