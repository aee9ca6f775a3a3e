import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { BookingCreated, type DeliveryKind } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { CLOCK, type Clock, continueTrail, currentTrail } from '#runtime';
import { Deliveries } from '../deliveries/deliveries.js';
import { Delivery, type DeliveryChannel } from '../domain/delivery.entity.js';
import { NotifiedEvent } from '../domain/notified-event.entity.js';
import { WebhookEndpoint } from '../domain/webhook-endpoint.entity.js';
import { NOTIFICATIONS_ENV, type NotificationsEnv } from '../notifications.env.js';

/**
 * `confirmation_email_dispatched_on_create` (`confirmation_email_on_create` of the lead is the same mail),
 * `webhook_notification_on_create`: a confirmation to the contact, a notification
 * to the sales team, and a webhook to each endpoint that chose the event; at once.
 */
@Handles(BookingCreated)
export class BookingCreatedHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(NOTIFICATIONS_ENV) private readonly env: NotificationsEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(data: z.infer<typeof BookingCreated.data>, { id: eventId, time: occurredAt }: MessageContext): Promise<void> {
    const { booking } = data;
    await this.transactions.once(eventId, async ({ em }) => {
      const { correlationId, traceparent } = currentTrail() ?? continueTrail({});
      em.persist(
        new NotifiedEvent({
          id: eventId,
          type: BookingCreated.name,
          occurredAt,
          bookingId: booking.id,
          leadId: booking.leadId,
          correlationId,
          traceparent,
          data,
        }),
      );
      // First: the deliveries refer to it, by a key that the unit of work does not know of.
      await em.flush();
      const createdAt = this.clock.now();
      const deliver = (kind: DeliveryKind, channel: DeliveryChannel, recipient: string) =>
        em.persist(new Delivery({ id: uuidv7(), eventId, kind, channel, recipient, bookingId: booking.id, createdAt }));
      deliver('booking_confirmation', 'email', booking.contactEmail);
      deliver('sales_notification', 'email', this.env.SALES_EMAIL);
      for (const endpoint of await this.endpoints(em)) deliver('webhook', 'webhook', endpoint.id);
    });
    this.deliveries.wake();
  }

  private endpoints(em: EntityManager): Promise<WebhookEndpoint[]> {
    return em.find(WebhookEndpoint, { enabled: true, types: { $contains: [BookingCreated.name] } });
  }
}
