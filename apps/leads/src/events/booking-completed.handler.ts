import { Inject } from '@nestjs/common';
import { BookingCompleted, type BookingEventData } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { advanceLead } from '../lifecycle/advance-lead.js';

/** The demo has been held: its lead advances to `demo_completed`. */
@Handles(BookingCompleted)
export class BookingCompletedHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ booking }: BookingEventData, { id }: MessageContext): Promise<void> {
    await this.transactions.once(id, (transaction) => advanceLead(transaction, booking.leadId, 'demo_completed', this.clock.now()));
  }
}
