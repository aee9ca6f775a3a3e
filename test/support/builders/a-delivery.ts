import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { BookingCreated } from '#contracts';
import { continueTrail } from '#runtime';
import { defaultEndpointId } from '../../../apps/notifications/src/deliveries/default-endpoint.js';
import { Delivery } from '../../../apps/notifications/src/domain/delivery.entity.js';
import { NotifiedEvent } from '../../../apps/notifications/src/domain/notified-event.entity.js';
import { aBookingCreated, type BookingCreatedEvent } from './a-booking-created.js';

/** A webhook of its own event to the default endpoint, stored and due. */
export async function aWebhookDelivery(em: EntityManager): Promise<{ delivery: Delivery; event: BookingCreatedEvent }> {
  const event = aBookingCreated();
  const { booking } = event.data;
  const storing = em.fork();
  storing.persist(
    new NotifiedEvent({
      id: event.id,
      type: BookingCreated.name,
      occurredAt: new Date(event.time),
      bookingId: booking.id,
      leadId: booking.leadId,
      ...continueTrail({}),
      data: event.data,
    }),
  );
  await storing.flush();
  const delivery = new Delivery({
    id: uuidv7(),
    eventId: event.id,
    kind: 'webhook',
    channel: 'webhook',
    recipient: defaultEndpointId,
    bookingId: booking.id,
    leadId: booking.leadId,
  });
  await storing.persist(delivery).flush();
  return { delivery, event };
}
