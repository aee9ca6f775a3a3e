import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { type BookingView, ListBookings, type ListBookingsRequest, type PageOf } from '#contracts';
import { Handles } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { ArchivedBooking } from '../domain/archived-booking.entity.js';
import { Booking } from '../domain/booking.entity.js';
import { type BookingRow, bookingsPage } from './bookings-page.js';

/** A page of bookings, newest first. */
@Handles(ListBookings)
export class ListBookingsHandler {
  constructor(
    @Inject(EntityManager) private readonly em: EntityManager,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: ListBookingsRequest): Promise<PageOf<BookingView>> {
    const em = this.em.fork();
    const { rows } = await bookingsPage(request, this.clock.now()).execute(em.getKysely());
    const items = rows.slice(0, request.limit).map((row) => viewOf(em, row, request.filter.archived));
    return { items, next: rows.length > request.limit ? (items.at(-1)?.id ?? null) : null };
  }
}

function viewOf(em: EntityManager, row: BookingRow, archived: boolean): BookingView {
  if (!archived) return em.map(Booking, row).view(null);
  const booking = em.map(ArchivedBooking, row);
  return booking.view(booking.archivedAt);
}
