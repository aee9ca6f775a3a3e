import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { LeadErasureRequested } from '#contracts';
import { Handles, type MessageContext, ParkedMessages, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { Erasure } from '../domain/erasure.entity.js';
import { isAbout } from '../erasure/is-about.js';
import { recordProgress } from '../erasure/record-progress.js';

/**
 * The rest of this service's own part, after the transaction that erased the person: the parked messages. By its own event, so
 * that it is done also when the process dies in between, or the broker is away.
 */
@Handles(LeadErasureRequested)
export class LeadErasureRequestedHandler {
  constructor(
    @Inject(EntityManager) private readonly em: EntityManager,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ParkedMessages) private readonly parked: ParkedMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ leadId, email }: z.infer<typeof LeadErasureRequested.data>, { id }: MessageContext): Promise<void> {
    const { requestedAt } = await this.em.fork().findOneOrFail(Erasure, { leadId });
    const person = { leadId, email, requestedAt };
    await this.parked.removeWhere(['leads', 'leads.submissions', 'leads.events'], (message) => isAbout(person, message));
    await this.transactions.once(id, (transaction) => recordProgress(transaction, leadId, 'leads', [], this.clock.now()));
  }
}
