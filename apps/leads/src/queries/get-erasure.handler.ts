import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { DomainError, type Erasure as ErasureView, GetErasure } from '#contracts';
import { Handles } from '#messaging';
import { Erasure } from '../domain/erasure.entity.js';

/** How far an erasure is. Refuses with `not_found` when none was asked for. */
@Handles(GetErasure)
export class GetErasureHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ id }: z.infer<typeof GetErasure.request>): Promise<ErasureView> {
    const erasure = await this.em.fork().findOne(Erasure, { leadId: id });
    if (erasure === null) throw new DomainError({ code: 'not_found', detail: 'No erasure of a lead of this id was asked for.' });
    return erasure.view();
  }
}
