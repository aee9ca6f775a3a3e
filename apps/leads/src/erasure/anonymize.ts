import type { EntityManager, EntityName } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { erasedEmail, erasedText, LeadSnapshot } from '#contracts';
import { OutboxMessage } from '#messaging';
import { privacyOf } from '#persistence';
import { HeldInquiry } from '../domain/held-inquiry.entity.js';
import { ConsentRecord } from '../domain/consent-record.entity.js';
import { LeadStatusChange } from '../domain/lead-status-change.entity.js';
import { Lead } from '../domain/lead.entity.js';
import { Submission } from '../domain/submission.entity.js';

type Column = 'id' | 'lead_id';

/**
 * Takes from the rows of a lead whatever its person can be identified by, as the columns are marked: what may be null becomes
 * null, what is required a placeholder. Events that wait in the outbox are rewritten in place.
 */
export async function anonymize(em: EntityManager, leadId: string): Promise<void> {
  await clear(em, Lead, 'id', leadId, { email: erasedEmail(leadId) });
  await clear(em, LeadStatusChange, 'lead_id', leadId);
  await clear(em, ConsentRecord, 'lead_id', leadId);
  await clear(em, HeldInquiry, 'lead_id', leadId);
  await clear(em, Submission, 'lead_id', leadId, { fingerprint: '' });
  await rewriteWaitingEvents(em, leadId);
}

type Placeholders = Readonly<Record<string, string>>;

/** What stands for each personal column of an entity, by property. */
function replacements(em: EntityManager, entity: EntityName<object>, placeholders: Placeholders) {
  const marks = privacyOf(entity);
  return em
    .getMetadata(entity)
    .props.filter(({ name }) => marks.get(name) === 'personal')
    .map(({ name, fieldNames, nullable }) => ({
      name: String(name),
      column: fieldNames.join(),
      value: nullable === true ? null : (placeholders[name] ?? erasedText),
    }));
}

async function clear(
  em: EntityManager,
  entity: EntityName<object>,
  key: Column,
  id: string,
  placeholders: Placeholders = {},
): Promise<void> {
  const { tableName } = em.getMetadata(entity);
  const assignments = replacements(em, entity, placeholders).map(({ column, value }) => sql`${sql.ref(column)} = ${value}`);
  await sql`UPDATE ${sql.table(tableName)} SET ${sql.join(assignments)} WHERE ${sql.ref(key)} = ${id}`.execute(em.getKysely());
}

/** In one statement: what is published meanwhile has lost its data, and must not get any again. */
async function rewriteWaitingEvents(em: EntityManager, leadId: string): Promise<void> {
  const { tableName } = em.getMetadata(OutboxMessage);
  const told = replacements(em, Lead, { email: erasedEmail(leadId) }).filter(({ name }) => name in LeadSnapshot.shape);
  const lead = JSON.stringify(Object.fromEntries(told.map(({ name, value }) => [name, value])));
  await sql`
    UPDATE ${sql.table(tableName)} SET data = jsonb_set(data, '{lead}', (data -> 'lead') || ${lead}::jsonb)
    WHERE subject = ${leadId} AND published_at IS NULL AND data -> 'lead' IS NOT NULL`.execute(em.getKysely());
}
