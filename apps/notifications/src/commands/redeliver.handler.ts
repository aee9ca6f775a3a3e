import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { type Change, type DeliveryView, DomainError, LeadErased, Redeliver } from '#contracts';
import { Handles, Transactions } from '#messaging';
import { Deliveries } from '../deliveries/deliveries.js';
import { findDelivery } from '../deliveries/delivery-view.store.js';
import { beginRound, findRedeliverable, type Redeliverable } from '../deliveries/redelivery.store.js';
import { endpointTest } from '../deliveries/webhook-body.js';
import { isErased } from '../domain/erased-leads.store.js';

/** Makes a delivery again, whatever came of it so far: it keeps its id and its attempts. */
@Handles(Redeliver)
export class RedeliverHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
  ) {}

  async execute({ id }: Change): Promise<DeliveryView> {
    const delivery = await this.transactions.run(async ({ em }) => {
      const found = await findRedeliverable(em, id);
      if (found === undefined) throw notFound();
      const obstacle = await obstacleTo(em, found);
      if (obstacle !== undefined) throw new DomainError({ code: 'invalid_state', detail: obstacle });
      await beginRound(em, id);
      return findDelivery(em, id);
    });
    if (delivery === undefined) throw notFound();
    this.deliveries.wake();
    return delivery;
  }
}

const notFound = () => new DomainError({ code: 'not_found', detail: 'There is no such delivery.' });

async function obstacleTo(em: EntityManager, delivery: Redeliverable): Promise<string | undefined> {
  const { channel, enabled, event_type: type, lead_id: leadId } = delivery;
  if (channel === 'webhook' && enabled === null) return 'The endpoint was deleted.';
  if (channel === 'webhook' && enabled === false && type !== endpointTest) return 'The endpoint is disabled.';
  // The news of the erasure itself has ids alone.
  if (leadId !== null && type !== LeadErased.name && (await isErased(em, leadId))) return 'The person is erased.';
  return undefined;
}
