import type { EntityManager } from '@mikro-orm/postgresql';
import { BookingCreated } from '#contracts';
import type { Clock } from '#runtime';
import type { SendResult } from '../channels/send-result.js';
import type { WebhookChannel } from '../channels/webhook.channel.js';
import { WebhookEndpoint } from '../domain/webhook-endpoint.entity.js';
import type { BegunAttempt } from './delivery.store.js';

/** Posts the event to its endpoint, as that is now: a new address or secret counts from the next attempt on. */
export const webhookSender =
  (channel: WebhookChannel, em: EntityManager, clock: Clock) =>
  async (attempt: BegunAttempt): Promise<SendResult> => {
    const endpoint = await em.fork().findOne(WebhookEndpoint, { id: attempt.recipient });
    if (endpoint === null || !endpoint.enabled) return { outcome: 'failed', permanent: true, reason: 'endpoint_disabled' };
    const { booking } = BookingCreated.data.parse(attempt.data);
    const body = JSON.stringify({ type: attempt.event_type, timestamp: new Date(attempt.occurred_at).toISOString(), data: booking });
    return channel.post({ url: endpoint.url, secrets: [endpoint.secret], webhookId: attempt.id, body, at: clock.now() });
  };
