import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type Change, RotateWebhookSecret } from '#contracts';
import { Handles, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { endpointView, holdEndpoint } from '../domain/webhook-endpoint.store.js';
import { newWebhookSecret } from './new-webhook-secret.js';

/** Gives an endpoint a new secret; the answer has it, this once. */
@Handles(RotateWebhookSecret)
export class RotateWebhookSecretHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ id }: Change): Promise<z.input<typeof RotateWebhookSecret.reply>> {
    return this.transactions.run(async ({ em }) => {
      const endpoint = await holdEndpoint(em, id);
      endpoint.rotateSecret(newWebhookSecret(), this.clock.now());
      return { ...endpointView(endpoint), secret: endpoint.secret };
    });
  }
}
