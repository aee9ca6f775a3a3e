import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** No message waits for longer: what the inbox forgets by then cannot come again either. */
const rememberedDays = 30;

/** The lead of an inquiry that was received before its person was erased; null when there was no such erasure. */
export async function erasedLeadOf(em: EntityManager, emailHash: string, receivedAt: Date): Promise<string | null> {
  const { rows } = await sql<{ lead_id: string }>`
    SELECT lead_id FROM erasures WHERE email_hash = ${emailHash} AND requested_at >= ${receivedAt}
    ORDER BY requested_at LIMIT 1`.execute(em.getKysely());
  return rows[0]?.lead_id ?? null;
}

/** Forgets by what the persons were recognized whose erasure was asked for long before `now`. */
export async function forgetOldHashes(em: EntityManager, now: Date): Promise<void> {
  await sql`
    UPDATE erasures SET email_hash = NULL
    WHERE email_hash IS NOT NULL AND requested_at < ${now}::timestamptz - make_interval(days => ${rememberedDays})`.execute(em.getKysely());
}
