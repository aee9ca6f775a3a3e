import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { erasedEmail } from '#contracts';

const lockOf = (leadId: string) => sql`hashtextextended(${leadId}, 0)`;

/** Whether a lead is erased. An erasure of it waits until the caller's transaction ends, so that it sees all that is written here. */
export async function isErased(em: EntityManager, leadId: string): Promise<boolean> {
  const db = em.getKysely();
  await sql`SELECT pg_advisory_xact_lock_shared(${lockOf(leadId)})`.execute(db);
  const { rows } = await sql`SELECT lead_id FROM erased_leads WHERE lead_id = ${leadId}`.execute(db);
  return rows.length > 0;
}

/** Marks a lead as erased, once those have ended who found it not to be. */
export async function markErased(em: EntityManager, leadId: string, at: Date): Promise<void> {
  const db = em.getKysely();
  await sql`SELECT pg_advisory_xact_lock(${lockOf(leadId)})`.execute(db);
  await sql`INSERT INTO erased_leads (lead_id, erased_at) VALUES (${leadId}, ${at}) ON CONFLICT (lead_id) DO NOTHING`.execute(db);
}

/** Whether the person was erased before the event was written: its address is a placeholder. */
export const isErasedEmail = (email: string): boolean => email.endsWith(erasedEmail(''));
