import type { BookingEventData, EventContract } from '#contracts';
import type { Transaction } from '#messaging';
import type { Booking } from '../domain/booking.entity.js';

/** Publishes an event of a booking; nobody hears of one in quarantine. */
export function tellOfBooking(
  transaction: Transaction,
  event: EventContract<typeof BookingEventData>,
  booking: Booking,
  actor: string,
): void {
  if (booking.quarantinedAt !== null) return;
  const { locale, timeZone } = booking;
  transaction.publish(event, booking.id, { booking: booking.snapshot(), locale, timeZone, actor });
}
