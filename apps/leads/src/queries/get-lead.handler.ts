import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { GetLead, type LeadView } from '#contracts';
import { Handles } from '#messaging';
import { leadNotFound } from '../domain/lead-for-change.js';
import { Lead } from '../domain/lead.entity.js';

/** One lead, erased ones too. */
@Handles(GetLead)
export class GetLeadHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ id }: z.infer<typeof GetLead.request>): Promise<LeadView> {
    const lead = await this.em.fork().findOne(Lead, { id });
    if (lead === null) throw leadNotFound();
    return lead.view();
  }
}
