import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type BookingChanged, BookingNoShow, MarkNoShow } from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { BookingChanges } from './booking-changes.js';

/** The contact did not come. */
@Handles(MarkNoShow)
export class MarkNoShowHandler {
  constructor(@Inject(BookingChanges) private readonly changes: BookingChanges) {}

  execute(request: z.infer<typeof MarkNoShow.request>, context: MessageContext): Promise<BookingChanged> {
    return this.changes.make(request, context, { verb: (booking, at) => booking.markNoShow(at), reason: null, event: BookingNoShow });
  }
}
