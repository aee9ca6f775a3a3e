import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { DomainError } from '#contracts';
import { Submission } from './submission.entity.js';

/**
 * The submission as it was handled before; null when it was not, and then nobody else handles it until the transaction ends.
 * Throws `idempotency_key_reused` for another body under the same id.
 */
export async function takeSubmission(
  em: EntityManager,
  { submissionId, fingerprint }: { submissionId: string; fingerprint: string },
): Promise<Submission | null> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${submissionId}, 1))`.execute(em.getKysely());
  const earlier = await em.findOne(Submission, { id: submissionId });
  if (earlier !== null && earlier.fingerprint !== '' && earlier.fingerprint !== fingerprint) {
    throw new DomainError({ code: 'idempotency_key_reused', detail: 'This Idempotency-Key came with another body before.' });
  }
  return earlier;
}
