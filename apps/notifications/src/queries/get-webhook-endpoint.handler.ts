import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { GetWebhookEndpoint, type WebhookEndpointView } from '#contracts';
import { Handles } from '#messaging';
import { WebhookEndpoint } from '../domain/webhook-endpoint.entity.js';
import { endpointNotFound, endpointView } from '../domain/webhook-endpoint.store.js';

/** One endpoint, without its secret. */
@Handles(GetWebhookEndpoint)
export class GetWebhookEndpointHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ id }: z.infer<typeof GetWebhookEndpoint.request>): Promise<WebhookEndpointView> {
    const endpoint = await this.em.fork().findOne(WebhookEndpoint, { id, deletedAt: null });
    if (endpoint === null) throw endpointNotFound();
    return endpointView(endpoint);
  }
}
