import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type BookingChanged, BookingConfirmed, ConfirmBooking } from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { BookingChanges } from './booking-changes.js';

/** Gives a pending booking its time. */
@Handles(ConfirmBooking)
export class ConfirmBookingHandler {
  constructor(@Inject(BookingChanges) private readonly changes: BookingChanges) {}

  execute(request: z.infer<typeof ConfirmBooking.request>, context: MessageContext): Promise<BookingChanged> {
    const { scheduledAt, confirmedBy, actor } = request;
    return this.changes.make(request, context, {
      verb: (booking, at) => booking.confirm(new Date(scheduledAt), confirmedBy ?? actor, at),
      reason: null,
      event: BookingConfirmed,
    });
  }
}
