import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { DomainError } from '#contracts';
import type { RateLimit } from '#runtime';
import { uuidFloor } from '../storage/uuid-floor.js';

/**
 * `rate_limit_per_email`: throws when one more pending booking of this normalized address, received at `receivedAt`, would make
 * more than it may have in some window. Submissions can be handled in another order than they were received in: what was
 * received later and is stored counts as well.
 */
export async function refuseBeyondPendingLimit(em: EntityManager, email: string, receivedAt: Date, limit: RateLimit): Promise<void> {
  const { rows } = await pendingAround(email, receivedAt, limit.windowMs).execute(em.getKysely());
  const retryAfterMs = untilOneMoreFits(
    rows.map((row) => Date.parse(row.created_at)),
    receivedAt.getTime(),
    limit,
  );
  if (retryAfterMs === 0) return;
  throw new DomainError({
    code: 'rate_limit_per_email',
    detail: `No more than ${limit.limit} pending bookings per email address.`,
    retryAfterSeconds: Math.ceil(retryAfterMs / 1000),
  });
}

/** The statement that finds the pending bookings up to `windowMs` from `at`, oldest first: by id, so that it reads their partitions alone. */
export const pendingAround = (email: string, at: Date, windowMs: number) => {
  const [from, to] = [new Date(at.getTime() - windowMs), new Date(at.getTime() + windowMs)];
  return sql<{ created_at: string }>`
    SELECT created_at FROM demo_bookings
    WHERE contact_email = ${email} AND status = 'pending' AND id >= ${uuidFloor(from)} AND id < ${uuidFloor(to)}
    ORDER BY created_at`;
};

/**
 * Milliseconds from `at` until one more fits, 0 when it does at `at`. `times`: those that count, oldest first, none further from
 * `at` than the window is long. A window is half-open: what lies exactly its length back has left it.
 */
export function untilOneMoreFits(times: readonly number[], at: number, { limit, windowMs }: RateLimit): number {
  const isFull = times.some((first, i) => {
    const last = times[i + limit - 1];
    return last !== undefined && Math.max(last, at) - Math.min(first, at) < windowMs;
  });
  return isFull ? (times[times.length - limit] ?? at) + windowMs - at : 0;
}

/** Lets the transactions of one address pass one after the other, so that the limit is exact under concurrency. */
export async function oneAtATime(em: EntityManager, email: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 0))`.execute(em.getKysely());
}
