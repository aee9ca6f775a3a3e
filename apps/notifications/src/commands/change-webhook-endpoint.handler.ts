import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeWebhookEndpoint, type WebhookEndpointView } from '#contracts';
import { Handles, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { Deliveries } from '../deliveries/deliveries.js';
import { endpointView, holdEndpoint } from '../domain/webhook-endpoint.store.js';
import { NOTIFICATIONS_ENV, type NotificationsEnv } from '../notifications.env.js';
import { checkEndpoint } from './endpoint-rules.js';

/** Changes what is given; a new address counts from the next attempt on. What waited for a paused endpoint goes out when it is enabled. */
@Handles(ChangeWebhookEndpoint)
export class ChangeWebhookEndpointHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(NOTIFICATIONS_ENV) private readonly env: NotificationsEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ id, fields }: z.infer<typeof ChangeWebhookEndpoint.request>): Promise<WebhookEndpointView> {
    const changed = await this.transactions.run(async ({ em }) => {
      const endpoint = await holdEndpoint(em, id);
      checkEndpoint(fields, this.env.WEBHOOK_ALLOWED_HOSTS);
      endpoint.change(fields, this.clock.now());
      return endpointView(endpoint);
    });
    this.deliveries.wake();
    return changed;
  }
}
