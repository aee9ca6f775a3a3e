import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { ConfirmationResendRequested, type DeliveryKind } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { Deliveries } from '../deliveries/deliveries.js';
import { resendNewest } from '../deliveries/redelivery.store.js';
import { isErased } from '../domain/erased-leads.store.js';

const kindsOf: Readonly<Record<'request' | 'invitation', readonly DeliveryKind[]>> = {
  request: ['booking_confirmation'],
  invitation: ['booking_confirmed', 'booking_rescheduled'],
};

/** Sends the contact its mail again, a further attempt of the same delivery. */
@Handles(ConfirmationResendRequested)
export class ConfirmationResendRequestedHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
  ) {}

  async execute({ bookingId, leadId, mail }: z.infer<typeof ConfirmationResendRequested.data>, { id }: MessageContext): Promise<void> {
    await this.transactions.once(id, async ({ em }) => {
      if (!(await isErased(em, leadId))) await resendNewest(em, bookingId, kindsOf[mail]);
    });
    this.deliveries.wake();
  }
}
