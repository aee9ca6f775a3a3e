import { Inject } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Change, TestWebhookEndpoint } from '#contracts';
import { Handles, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { storeDeliveries } from '../deliveries/announcements.js';
import { Deliveries } from '../deliveries/deliveries.js';
import { endpointTest } from '../deliveries/webhook-body.js';
import { holdEndpoint } from '../domain/webhook-endpoint.store.js';

/** Sends an endpoint an event of its own, also before it is enabled. */
@Handles(TestWebhookEndpoint)
export class TestWebhookEndpointHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ id: endpointId }: Change): Promise<{ deliveryId: string }> {
    const deliveryId = uuidv7();
    await this.transactions.run(async ({ em }) => {
      await holdEndpoint(em, endpointId);
      const event = { id: uuidv7(), type: endpointTest, occurredAt: this.clock.now(), data: { endpointId } };
      const about = { leadId: null, bookingId: null };
      await storeDeliveries(em, event, about, [{ id: deliveryId, kind: 'webhook', channel: 'webhook', recipient: endpointId }]);
    });
    this.deliveries.wake();
    return { deliveryId };
  }
}
