import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { BounceAction } from '#contracts';
import type { KnownBounce } from './outweighs.js';

/** A mail, and what is known of its bounce. */
export interface BouncingMail {
  readonly recipient: string;
  readonly bounce: KnownBounce | undefined;
}

interface MailRow {
  recipient: string;
  bounced_at: string | null;
  bounce_action: BounceAction | null;
  bounce_status: string | null;
}

/** The mail of a delivery, held until the transaction ends; undefined when there is none. */
export async function holdMail(em: EntityManager, id: string): Promise<BouncingMail | undefined> {
  const { rows } = await sql<MailRow>`
    SELECT recipient, bounced_at, bounce_action, bounce_status FROM deliveries
    WHERE id = ${id} AND channel = 'email' FOR UPDATE`.execute(em.getKysely());
  const [mail] = rows;
  if (mail === undefined) return undefined;
  const { recipient, bounced_at: at, bounce_action: action, bounce_status: status } = mail;
  return { recipient, bounce: at === null || action === null ? undefined : { at: new Date(at), action, status } };
}

/** Puts a bounce on record, beside what its attempts came to. */
export async function recordBounce(em: EntityManager, id: string, { at, action, status }: KnownBounce): Promise<void> {
  await sql`
    UPDATE deliveries SET bounced_at = ${at}, bounce_action = ${action}, bounce_status = ${status} WHERE id = ${id}`.execute(
    em.getKysely(),
  );
}
