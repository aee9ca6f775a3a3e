import { LockMode } from '@mikro-orm/postgresql';
import { LeadErased } from '#contracts';
import type { Transaction } from '#messaging';
import { Erasure, type ErasingService } from '../domain/erasure.entity.js';

/** Notes that a service has erased what it held of a lead; when it is the last one, `lead.erased` goes out, once. */
export async function recordProgress(
  transaction: Transaction,
  leadId: string,
  service: ErasingService,
  bookingIds: readonly string[],
  at: Date,
): Promise<void> {
  const erasure = await transaction.em.findOneOrFail(Erasure, { leadId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (erasure.done(service, bookingIds, at)) transaction.publish(LeadErased, leadId, { leadId, bookingIds: erasure.bookingIds });
}
