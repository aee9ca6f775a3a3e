import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type BookingChanged, BookingRescheduled, RescheduleBooking } from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { BookingChanges } from './booking-changes.js';

/** Gives a confirmed booking another time. */
@Handles(RescheduleBooking)
export class RescheduleBookingHandler {
  constructor(@Inject(BookingChanges) private readonly changes: BookingChanges) {}

  execute(request: z.infer<typeof RescheduleBooking.request>, context: MessageContext): Promise<BookingChanged> {
    return this.changes.make(request, context, {
      verb: (booking, at) => booking.reschedule(new Date(request.scheduledAt), at),
      reason: 'rescheduled',
      event: BookingRescheduled,
    });
  }
}
