import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { ErasureDone } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { recordProgress } from '../erasure/record-progress.js';

/** Another service has erased what it held of a person. */
@Handles(ErasureDone)
export class ErasureDoneHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ leadId, service, bookingIds }: z.infer<typeof ErasureDone.data>, { id }: MessageContext): Promise<void> {
    await this.transactions.once(id, (transaction) => recordProgress(transaction, leadId, service, bookingIds, this.clock.now()));
  }
}
