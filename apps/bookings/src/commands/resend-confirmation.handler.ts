import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type BookingChanged, ConfirmationResendRequested, ResendConfirmation } from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { BookingChanges } from './booking-changes.js';

/** Has the contact's mail sent again. The booking stays as it is. */
@Handles(ResendConfirmation)
export class ResendConfirmationHandler {
  constructor(@Inject(BookingChanges) private readonly changes: BookingChanges) {}

  execute(request: z.infer<typeof ResendConfirmation.request>, context: MessageContext): Promise<BookingChanged> {
    return this.changes.work(request, context, (booking, transaction) => {
      const { id, leadId } = booking;
      transaction.publish(ConfirmationResendRequested, id, { bookingId: id, leadId, mail: booking.mailToResend() });
      return [];
    });
  }
}
