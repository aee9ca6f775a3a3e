import { Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { CreateWebhookEndpoint } from '#contracts';
import { Handles, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { WebhookEndpoint } from '../domain/webhook-endpoint.entity.js';
import { endpointView } from '../domain/webhook-endpoint.store.js';
import { NOTIFICATIONS_ENV, type NotificationsEnv } from '../notifications.env.js';
import { checkEndpoint } from './endpoint-rules.js';
import { newWebhookSecret } from './new-webhook-secret.js';

/** Makes an endpoint; the answer has its secret, this once. */
@Handles(CreateWebhookEndpoint)
export class CreateWebhookEndpointHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(NOTIFICATIONS_ENV) private readonly env: NotificationsEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: z.infer<typeof CreateWebhookEndpoint.request>): Promise<z.input<typeof CreateWebhookEndpoint.reply>> {
    checkEndpoint(request, this.env.WEBHOOK_ALLOWED_HOSTS);
    const endpoint = new WebhookEndpoint({ ...request, id: uuidv7(), secret: newWebhookSecret(), createdAt: this.clock.now() });
    await this.transactions.run(({ em }) => em.persist(endpoint).flush());
    return { ...endpointView(endpoint), secret: endpoint.secret };
  }
}
