import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { ListWebhookEndpoints, type Page, type PageOf, type WebhookEndpointView } from '#contracts';
import { Handles } from '#messaging';
import { WebhookEndpoint } from '../domain/webhook-endpoint.entity.js';
import { endpointView } from '../domain/webhook-endpoint.store.js';

/** A page of endpoints, newest first. */
@Handles(ListWebhookEndpoints)
export class ListWebhookEndpointsHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ limit, after }: Page): Promise<PageOf<WebhookEndpointView>> {
    const where = { deletedAt: null, ...(after === null ? {} : { id: { $lt: after } }) };
    const found = await this.em.fork().find(WebhookEndpoint, where, { orderBy: { id: 'desc' }, limit: limit + 1 });
    const items = found.slice(0, limit).map(endpointView);
    return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
  }
}
