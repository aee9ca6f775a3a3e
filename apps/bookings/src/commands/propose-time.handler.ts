import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type BookingChanged, BookingTimeProposed, ProposeTime } from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { BookingChanges } from './booking-changes.js';

/** The contact would rather have another time. */
@Handles(ProposeTime)
export class ProposeTimeHandler {
  constructor(@Inject(BookingChanges) private readonly changes: BookingChanges) {}

  execute(request: z.infer<typeof ProposeTime.request>, context: MessageContext): Promise<BookingChanged> {
    const { preferredDate, preferredTiming } = request;
    return this.changes.make(request, context, {
      verb: (booking, at) => booking.proposeTime(preferredDate === null ? null : new Date(preferredDate), preferredTiming, at),
      reason: 'time proposed',
      event: BookingTimeProposed,
    });
  }
}
