import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { BookingCancelled, type BookingChanged, CancelBooking } from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { BookingChanges } from './booking-changes.js';

/** Ends a booking that is open, on behalf of staff or of the contact. */
@Handles(CancelBooking)
export class CancelBookingHandler {
  constructor(@Inject(BookingChanges) private readonly changes: BookingChanges) {}

  execute(request: z.infer<typeof CancelBooking.request>, context: MessageContext): Promise<BookingChanged> {
    const { reason } = request;
    return this.changes.make(request, context, { verb: (booking) => booking.cancel(reason), reason, event: BookingCancelled });
  }
}
