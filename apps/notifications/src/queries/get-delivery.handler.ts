import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type DeliveryView, DomainError, GetDelivery } from '#contracts';
import { Handles } from '#messaging';
import { findDelivery } from '../deliveries/delivery-view.store.js';

/** One delivery with its attempts. */
@Handles(GetDelivery)
export class GetDeliveryHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ id }: z.infer<typeof GetDelivery.request>): Promise<DeliveryView> {
    const delivery = await findDelivery(this.em.fork(), id);
    if (delivery === undefined) throw new DomainError({ code: 'not_found', detail: 'There is no such delivery.' });
    return delivery;
  }
}
