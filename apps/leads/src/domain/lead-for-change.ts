import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Change, DomainError } from '#contracts';
import { Lead } from './lead.entity.js';

/** The lead, locked until the end of the transaction. Throws `not_found`. */
export async function lockedLead(em: EntityManager, id: string): Promise<Lead> {
  const lead = await em.findOne(Lead, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (lead === null) throw leadNotFound();
  return lead;
}

/** As {@link lockedLead}, for what only a lead that is not erased takes. Throws `gone` and `version_mismatch` as well. */
export async function leadForChange(em: EntityManager, { id, ifVersion }: Pick<Change, 'id' | 'ifVersion'>): Promise<Lead> {
  const lead = await lockedLead(em, id);
  if (lead.erasedAt !== null) throw new DomainError({ code: 'gone', detail: 'The lead is erased.' });
  expectVersion(lead, ifVersion);
  return lead;
}

/** Throws `version_mismatch` when the lead has another version than those that are expected. */
export function expectVersion({ version }: Lead, expected: readonly number[] | undefined): void {
  if (expected === undefined || expected.includes(version)) return;
  throw new DomainError({ code: 'version_mismatch', detail: 'The lead was changed since it was read.' });
}

export const leadNotFound = (): DomainError => new DomainError({ code: 'not_found', detail: 'There is no lead of this id.' });
