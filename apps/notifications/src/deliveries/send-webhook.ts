import type { WebhookChannel } from '../channels/webhook.channel.js';
import type { Send } from './deliver-due.js';
import type { BegunAttempt } from './delivery.store.js';
import { endpointTest, webhookBody } from './webhook-body.js';

/** Posts the event to its endpoint. */
export const webhookSender =
  (channel: WebhookChannel) =>
  (attempt: BegunAttempt): Promise<Send> => {
    const { endpoint } = attempt;
    // A test is what an endpoint may be tried with before it is enabled.
    if (endpoint === null || (!endpoint.enabled && attempt.event_type !== endpointTest)) {
      return Promise.resolve(() => Promise.resolve({ outcome: 'failed', permanent: true, reason: 'endpoint_disabled' }));
    }
    // Receivers refuse what seems old: the database's clock is the one that all instances share.
    const at = new Date(attempt.begun_at);
    const request = { url: endpoint.url, secrets: endpoint.secrets, webhookId: attempt.id, body: webhookBody(attempt), at };
    return Promise.resolve(() => channel.post(request));
  };
