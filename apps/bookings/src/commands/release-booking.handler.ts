import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type BookingChanged, BookingCreated, BookingReleased, ReleaseBooking } from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { BookingChanges } from './booking-changes.js';

/** Lets a booking out of quarantine: what was held back happens now. */
@Handles(ReleaseBooking)
export class ReleaseBookingHandler {
  constructor(@Inject(BookingChanges) private readonly changes: BookingChanges) {}

  execute(request: z.infer<typeof ReleaseBooking.request>, context: MessageContext): Promise<BookingChanged> {
    return this.changes.make(request, context, {
      verb: (booking) => booking.release(),
      reason: 'released',
      event: BookingCreated,
      tell: (transaction, { id, leadId, createdAt }) =>
        transaction.publish(BookingReleased, id, { bookingId: id, leadId, receivedAt: createdAt.toISOString() }),
    });
  }
}
