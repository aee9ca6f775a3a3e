import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { GetBookingHistory } from '#contracts';
import { Handles } from '#messaging';
import { BookingStatusChange } from '../domain/booking-status-change.entity.js';
import { readBooking } from '../domain/booking.store.js';

/** Nobody reads further back; it bounds what a manage link in the wrong hands can make. */
const mostSteps = 1_000;

/** The steps of a booking, archived ones too. Refuses with `not_found`. */
@Handles(GetBookingHistory)
export class GetBookingHistoryHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ id }: z.infer<typeof GetBookingHistory.request>): Promise<z.infer<typeof GetBookingHistory.reply>> {
    const em = this.em.fork();
    const newest = await em.find(BookingStatusChange, { bookingId: id }, { orderBy: { id: 'desc' }, limit: mostSteps });
    // Every stored booking has its beginning.
    if (newest.length === 0) await readBooking(em, id);
    return { items: newest.toReversed().map((change) => change.view()) };
  }
}
