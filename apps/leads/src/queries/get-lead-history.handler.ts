import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { GetLeadHistory } from '#contracts';
import { Handles } from '#messaging';
import { leadNotFound } from '../domain/lead-for-change.js';
import { LeadStatusChange } from '../domain/lead-status-change.entity.js';
import { Lead } from '../domain/lead.entity.js';

/** The steps of a lead, oldest first: as many as its lifecycle has, at most. */
@Handles(GetLeadHistory)
export class GetLeadHistoryHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ id }: z.infer<typeof GetLeadHistory.request>): Promise<z.infer<typeof GetLeadHistory.reply>> {
    const em = this.em.fork();
    const steps = await em.find(LeadStatusChange, { leadId: id }, { orderBy: { id: 'asc' } });
    if (steps.length === 0 && (await em.count(Lead, { id })) === 0) throw leadNotFound();
    return { items: steps.map((step) => step.view()) };
  }
}
