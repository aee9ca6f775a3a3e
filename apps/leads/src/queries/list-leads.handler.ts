import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { type LeadView, ListLeads, type ListLeadsRequest, type PageOf } from '#contracts';
import { Handles } from '#messaging';
import { Lead } from '../domain/lead.entity.js';
import { leadList } from './lead-list.js';

/** A page of leads, newest first. */
@Handles(ListLeads)
export class ListLeadsHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute(request: ListLeadsRequest): Promise<PageOf<LeadView>> {
    const em = this.em.fork();
    const { rows } = await leadList(request).execute(em.getKysely());
    const items = rows.slice(0, request.limit).map((row) => em.map(Lead, row).view());
    return { items, next: rows.length > request.limit ? (items.at(-1)?.id ?? null) : null };
  }
}
