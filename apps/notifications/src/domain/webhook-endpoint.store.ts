import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { DomainError, type WebhookEndpointView } from '#contracts';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';

/** An endpoint for a change, held until the transaction ends. Refuses with `not_found`, also what was deleted. */
export async function holdEndpoint(em: EntityManager, id: string): Promise<WebhookEndpoint> {
  const endpoint = await em.findOne(WebhookEndpoint, { id, deletedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (endpoint === null) throw endpointNotFound();
  return endpoint;
}

export const endpointNotFound = (): DomainError => new DomainError({ code: 'not_found', detail: 'There is no such webhook endpoint.' });

/** As the sales team sees it. */
export const endpointView = (endpoint: WebhookEndpoint): WebhookEndpointView => {
  const { id, url, types, enabled, description, failingSince, pausedAt, createdAt, updatedAt } = endpoint;
  return {
    id,
    url,
    types,
    enabled,
    description,
    failingSince: failingSince?.toISOString() ?? null,
    pausedAt: pausedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
};
