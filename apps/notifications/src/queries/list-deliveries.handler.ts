import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { type DeliveryView, ListDeliveries, type ListDeliveriesRequest, type PageOf } from '#contracts';
import { Handles } from '#messaging';
import { listDeliveries } from '../deliveries/delivery-view.store.js';

/** A page of deliveries, newest first. */
@Handles(ListDeliveries)
export class ListDeliveriesHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  execute(request: ListDeliveriesRequest): Promise<PageOf<DeliveryView>> {
    return listDeliveries(this.em.fork(), request);
  }
}
