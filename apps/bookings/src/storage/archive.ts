import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

const batchSize = 1_000;

/** What a run of the archive did. */
export interface ArchiveRun {
  /** Bookings that moved. */
  archived: number;
  /** Months that were empty after it and are gone. */
  dropped: number;
  /** `elsewhere`: another instance is at it; the rest is its work. */
  end: 'done' | 'stopped' | 'elsewhere';
}

/** What was created before this is due for the archive at `now`. */
export function aYearBefore(now: Date): Date {
  const before = new Date(now);
  before.setUTCFullYear(now.getUTCFullYear() - 1);
  return before;
}

/**
 * Moves bookings that are due at `now` into the archive, a batch in a transaction, and drops the months that are empty then. A
 * confirmed booking stays while its time is ahead. Ends between two batches when `stopping` says so.
 */
export async function archiveDue(em: EntityManager, now: Date, stopping: AbortSignal): Promise<ArchiveRun> {
  for (let archived = 0; ;) {
    if (stopping.aborted) return { archived, dropped: 0, end: 'stopped' };
    const moved = await archiveBatch(em, now);
    if (moved === null) return { archived, dropped: 0, end: 'elsewhere' };
    archived += moved;
    if (moved < batchSize) return { archived, dropped: await dropEmptyMonths(em, now), end: 'done' };
  }
}

/** Resolves to how many moved; null while another instance moves some. */
async function archiveBatch(em: EntityManager, now: Date): Promise<number | null> {
  const { rows } = await sql<{ moved: number | null }>`
    SELECT CASE WHEN pg_try_advisory_xact_lock(hashtext('archive_bookings'))
      THEN archive_bookings(${aYearBefore(now)}, ${now}, ${batchSize}) END AS moved`.execute(em.getKysely());
  return rows[0]?.moved ?? null;
}

/** One at a time, each in a transaction of its own, and not while another instance does. Resolves to how many. */
async function dropEmptyMonths(em: EntityManager, now: Date): Promise<number> {
  for (let dropped = 0; ; dropped++) {
    const { rows } = await sql<{ isDropped: boolean | null }>`
      SELECT CASE WHEN pg_try_advisory_xact_lock(hashtext('archive_bookings'))
        THEN drop_empty_booking_partition(${aYearBefore(now)}) END AS "isDropped"`.execute(em.getKysely());
    if (rows[0]?.isDropped !== true) return dropped;
  }
}
