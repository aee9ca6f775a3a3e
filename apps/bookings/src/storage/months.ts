import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** Beyond the current one: a year in which the job may fail before a booking finds no place. */
export const monthsAhead = 14;

/** Makes the partitions that are missing from the month of `now` on. Resolves to how many; any number of instances may do it at once. */
export async function makeMonthsAhead(em: EntityManager, now: Date): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    SELECT ensure_booking_partitions((${now}::timestamptz AT TIME ZONE 'UTC')::date, ${monthsAhead + 1}) AS made`.execute(em.getKysely());
  return rows[0]?.made ?? 0;
}
