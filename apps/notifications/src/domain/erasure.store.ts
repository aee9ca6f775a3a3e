import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { erasedEmail, LeadErased } from '#contracts';
import { markErased } from './erased-leads.store.js';

/**
 * Erases what is held of a person, and gives the ids of their bookings. Nothing goes out any more, to anybody, but the news of
 * the erasure itself. Safe to run again. The rows of deliveries come before those of attempts, as when an attempt is concluded.
 */
export async function eraseLead(em: EntityManager, leadId: string, at: Date): Promise<string[]> {
  const db = em.getKysely();
  await markErased(em, leadId, at);
  // Before the deliveries: a reminder that is being turned into one is waited for.
  await sql`UPDATE reminders SET due_at = NULL WHERE lead_id = ${leadId} AND due_at IS NOT NULL`.execute(db);
  await sql`
    UPDATE deliveries d SET
      recipient = CASE WHEN d.channel = 'email' AND d.kind <> 'sales_notification' THEN ${erasedEmail(leadId)} ELSE d.recipient END,
      status = CASE WHEN d.status = 'pending' THEN 'failed' ELSE d.status END,
      next_attempt_at = NULL,
      leased_until = NULL
    FROM notified_events e WHERE e.id = d.event_id AND d.lead_id = ${leadId} AND e.type <> ${LeadErased.name}`.execute(db);
  // Without a look at what they hold: the row of an attempt that is being concluded must be waited for.
  await sql`
    UPDATE delivery_attempts a SET response = NULL FROM deliveries d WHERE d.id = a.delivery_id AND d.lead_id = ${leadId}`.execute(db);
  await sql`UPDATE notified_events SET data = '{}' WHERE lead_id = ${leadId} AND type <> ${LeadErased.name}`.execute(db);
  const { rows } = await sql<{ booking_id: string }>`
    SELECT DISTINCT booking_id FROM notified_events WHERE lead_id = ${leadId} AND booking_id IS NOT NULL
    UNION SELECT booking_id FROM reminders WHERE lead_id = ${leadId}`.execute(db);
  return rows.map(({ booking_id }) => booking_id);
}
