import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { ErasureDone, LeadErased, LeadErasureRequested } from '#contracts';
import { Handles, mentions, type MessageContext, ParkedMessages, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { eraseLead } from '../domain/erasure.store.js';

/**
 * Erases a person from all that is held here. The outbox needs nothing: its events have ids alone. Done is said last, when the
 * parked messages are gone too; until then the event is handled again from the beginning.
 */
@Handles(LeadErasureRequested)
export class LeadErasureRequestedHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ParkedMessages) private readonly parked: ParkedMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ leadId, email }: z.infer<typeof LeadErasureRequested.data>, { id }: MessageContext): Promise<void> {
    const bookingIds = await this.transactions.run(({ em }) => eraseLead(em, leadId, this.clock.now()));
    const about = new Set([leadId, email, ...bookingIds]);
    await this.parked.removeWhere(
      ['notifications', 'notifications.events'],
      ({ type, data }) => type !== LeadErased.name && mentions(data, about),
    );
    await this.transactions.once(id, async (transaction) => {
      transaction.publish(ErasureDone, leadId, { leadId, service: 'notifications', bookingIds });
      return Promise.resolve();
    });
  }
}
