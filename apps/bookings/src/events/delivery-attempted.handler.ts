import { Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { BookingCreated, DeliveryAttempted, type DeliveryAttemptedData } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';

/**
 * Projects deliveries onto their booking. Each column only moves one way (the first acceptance, the highest count), so that
 * neither a duplicate nor another order of the events can falsify it.
 */
@Handles(DeliveryAttempted)
export class DeliveryAttemptedHandler {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  async execute({ bookingId, kind, eventType, delivered, attempts, at }: DeliveryAttemptedData, { id }: MessageContext): Promise<void> {
    if (bookingId === null || eventType !== BookingCreated.name) return;
    const confirmed = kind === 'booking_confirmation' && delivered;
    const isWebhook = kind === 'webhook';
    if (!confirmed && !isWebhook) return;
    await this.transactions.once(id, async ({ em }) => {
      for (const table of ['demo_bookings', 'demo_bookings_archive']) {
        const { numAffectedRows } = await sql`
          UPDATE ${sql.table(table)} SET
            confirmation_email_sent_at = CASE WHEN ${confirmed} THEN least(confirmation_email_sent_at, ${at}::timestamptz) ELSE confirmation_email_sent_at END,
            webhook_delivered_at = CASE WHEN ${isWebhook && delivered} THEN least(webhook_delivered_at, ${at}::timestamptz) ELSE webhook_delivered_at END,
            webhook_attempts = greatest(webhook_attempts, ${isWebhook ? attempts : 0}),
            updated_at = greatest(updated_at, ${at}::timestamptz)
          WHERE id = ${bookingId}`.execute(em.getKysely());
        // One that is archived meanwhile is there by the time the archive is asked.
        if (numAffectedRows === 1n) return;
      }
    });
  }
}
