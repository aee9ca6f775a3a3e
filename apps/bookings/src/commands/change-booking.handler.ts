import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type BookingChanged, ChangeBooking } from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { BookingChanges } from './booking-changes.js';

/** Replaces fields of a booking. No event tells of it. */
@Handles(ChangeBooking)
export class ChangeBookingHandler {
  constructor(@Inject(BookingChanges) private readonly changes: BookingChanges) {}

  execute(request: z.infer<typeof ChangeBooking.request>, context: MessageContext): Promise<BookingChanged> {
    const { fields } = request;
    return this.changes.make(request, context, {
      verb: (booking, at) => booking.change(fields, at),
      reason: `changed: ${Object.keys(fields).join(', ')}`,
    });
  }
}
