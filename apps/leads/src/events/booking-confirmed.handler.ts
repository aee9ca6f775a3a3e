import { Inject } from '@nestjs/common';
import { BookingConfirmed, type BookingEventData } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { advanceLead } from '../lifecycle/advance-lead.js';

/** A booking has its time: its lead advances to `demo_scheduled`. */
@Handles(BookingConfirmed)
export class BookingConfirmedHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ booking }: BookingEventData, { id }: MessageContext): Promise<void> {
    await this.transactions.once(id, (transaction) => advanceLead(transaction, booking.leadId, 'demo_scheduled', this.clock.now()));
  }
}
