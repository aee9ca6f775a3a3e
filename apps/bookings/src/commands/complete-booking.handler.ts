import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type BookingChanged, BookingCompleted, CompleteBooking } from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { BookingChanges } from './booking-changes.js';

/** The demo took place. */
@Handles(CompleteBooking)
export class CompleteBookingHandler {
  constructor(@Inject(BookingChanges) private readonly changes: BookingChanges) {}

  execute(request: z.infer<typeof CompleteBooking.request>, context: MessageContext): Promise<BookingChanged> {
    return this.changes.make(request, context, { verb: (booking, at) => booking.complete(at), reason: null, event: BookingCompleted });
  }
}
