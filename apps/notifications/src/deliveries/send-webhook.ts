import type { EntityManager } from '@mikro-orm/postgresql';
import { BookingCreated } from '#contracts';
import type { Clock } from '#runtime';
import type { SendResult } from '../channels/send-result.js';
import type { WebhookChannel } from '../channels/webhook.channel.js';
import { WebhookEndpoint } from '../domain/webhook-endpoint.entity.js';
import type { BegunAttempt } from './delivery.store.js';

/** What an endpoint reads: the event's type, its time (ISO 8601) and the booking. Throws when the event is none of a booking. */
export function webhookBody({
  event_type: type,
  occurred_at: occurredAt,
  data,
}: Pick<BegunAttempt, 'event_type' | 'occurred_at' | 'data'>): string {
  const { booking } = BookingCreated.data.parse(data);
  return JSON.stringify({ type, timestamp: new Date(occurredAt).toISOString(), data: booking });
}

/** Posts the event to its endpoint, as that is now: a new address or secret counts from the next attempt on. */
export const webhookSender =
  (channel: WebhookChannel, em: EntityManager, clock: Clock) =>
  async (attempt: BegunAttempt): Promise<SendResult> => {
    const endpoint = await em.fork().findOne(WebhookEndpoint, { id: attempt.recipient });
    if (endpoint === null || !endpoint.enabled) return { outcome: 'failed', permanent: true, reason: 'endpoint_disabled' };
    return channel.post({
      url: endpoint.url,
      secrets: [endpoint.secret],
      webhookId: attempt.id,
      body: webhookBody(attempt),
      at: clock.now(),
    });
  };
