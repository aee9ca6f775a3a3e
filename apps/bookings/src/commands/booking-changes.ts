import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { BookingChanged, BookingEventData, Change, EventContract, Warning } from '#contracts';
import { type MessageContext, type Transaction, Transactions } from '#messaging';
import { BookingStatusChange } from '../domain/booking-status-change.entity.js';
import type { Booking } from '../domain/booking.entity.js';
import { lockBooking, readBooking } from '../domain/booking.store.js';
import { BookingMetrics } from '../metrics/booking-metrics.js';
import { tellOfBooking } from './tell-of-booking.js';

/** One change: what it does to the booking, judged at the time of receipt, and what is written and told of it. */
export interface Step {
  readonly verb: (booking: Booking, at: Date) => Warning[] | void;
  /** For the history: why, or what was done where the status does not tell. */
  readonly reason: string | null;
  readonly event?: EventContract<typeof BookingEventData>;
  /** Tells what else there is to tell. */
  readonly tell?: (transaction: Transaction, booking: Booking) => void;
}

/** The way of every change of a booking: one transaction, executed once however often its message comes. */
@Injectable()
export class BookingChanges {
  constructor(
    @Inject(EntityManager) private readonly em: EntityManager,
    @Inject(Transactions) private readonly transactions: Transactions,
    private readonly metrics: BookingMetrics,
  ) {}

  /** Makes a change, with its row in the history and its event. */
  make(change: Change, context: MessageContext, { verb, reason, event, tell }: Step): Promise<BookingChanged> {
    return this.work(change, context, (booking, transaction) => {
      const { actor } = change;
      const at = new Date(change.receivedAt);
      const fromStatus = booking.status;
      const warnings = verb(booking, at) ?? [];
      booking.counted(at);
      const step = { id: uuidv7(), bookingId: booking.id, fromStatus, toStatus: booking.status, actor, reason, at };
      transaction.em.persist(new BookingStatusChange(step));
      if (event !== undefined) tellOfBooking(transaction, event, booking, actor);
      tell?.(transaction, booking);
      if (booking.status !== fromStatus) transaction.onCommit(() => this.metrics.cameTo(booking.status, actor));
      return warnings;
    });
  }

  /** Does `work` with the booking that `change` is for, in its lock. A repeat of the message gets the booking as it is. */
  async work(
    change: Change,
    { id: messageId }: MessageContext,
    work: (booking: Booking, transaction: Transaction) => Warning[],
  ): Promise<BookingChanged> {
    const done: BookingChanged[] = [];
    await this.transactions.once(messageId, async (transaction) => {
      const booking = await lockBooking(transaction.em, change);
      const warnings = work(booking, transaction);
      done.push({ booking: booking.view(), warnings });
    });
    return done[0] ?? { booking: await readBooking(this.em.fork(), change.id), warnings: [] };
  }
}
