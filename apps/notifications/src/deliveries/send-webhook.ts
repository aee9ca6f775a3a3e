import type { EntityManager } from '@mikro-orm/postgresql';
import type { SendResult } from '../channels/send-result.js';
import type { WebhookChannel } from '../channels/webhook.channel.js';
import { WebhookEndpoint } from '../domain/webhook-endpoint.entity.js';
import type { BegunAttempt } from './delivery.store.js';
import { endpointTest, webhookBody } from './webhook-body.js';

/** Posts the event to its endpoint, as that is now: a new address or secret counts from the next attempt on. */
export const webhookSender =
  (channel: WebhookChannel, em: EntityManager) =>
  async (attempt: BegunAttempt): Promise<SendResult> => {
    const endpoint = await em.fork().findOne(WebhookEndpoint, { id: attempt.recipient, deletedAt: null });
    // A test is what an endpoint may be tried with before it is enabled.
    if (endpoint === null || (!endpoint.enabled && attempt.event_type !== endpointTest)) {
      return { outcome: 'failed', permanent: true, reason: 'endpoint_disabled' };
    }
    // Receivers refuse what seems old: the database's clock is the one that all instances share.
    const at = new Date(attempt.begun_at);
    return channel.post({
      url: endpoint.url,
      secrets: endpoint.secretsAt(at),
      webhookId: attempt.id,
      body: webhookBody(attempt),
      at,
    });
  };
