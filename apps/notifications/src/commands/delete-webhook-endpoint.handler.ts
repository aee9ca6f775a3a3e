import { Inject } from '@nestjs/common';
import { type Change, DeleteWebhookEndpoint } from '#contracts';
import { Handles, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { failPendingOf } from '../deliveries/redelivery.store.js';
import { holdEndpoint } from '../domain/webhook-endpoint.store.js';

/** Deletes an endpoint. Its deliveries stay on record, and those that wait have failed. */
@Handles(DeleteWebhookEndpoint)
export class DeleteWebhookEndpointHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ id }: Change): Promise<Record<string, never>> {
    await this.transactions.run(async ({ em }) => {
      const endpoint = await holdEndpoint(em, id);
      endpoint.delete(this.clock.now());
      await em.flush();
      await failPendingOf(em, id);
    });
    return {};
  }
}
