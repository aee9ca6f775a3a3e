import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { ExportLead } from '#contracts';
import { Handles } from '#messaging';
import { ConsentRecord } from '../domain/consent-record.entity.js';
import { HeldInquiry } from '../domain/held-inquiry.entity.js';
import { leadNotFound } from '../domain/lead-for-change.js';
import { LeadStatusChange } from '../domain/lead-status-change.entity.js';
import { Lead } from '../domain/lead.entity.js';
import { Submission } from '../domain/submission.entity.js';

/** All that is held here of one person. */
@Handles(ExportLead)
export class ExportLeadHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ id }: z.infer<typeof ExportLead.request>): Promise<z.infer<typeof ExportLead.reply>> {
    const em = this.em.fork();
    const lead = await em.findOne(Lead, { id });
    if (lead === null) throw leadNotFound();
    const oldestFirst = { orderBy: { id: 'asc' } } as const;
    const consents = await em.find(ConsentRecord, { leadId: id }, oldestFirst);
    const history = await em.find(LeadStatusChange, { leadId: id }, oldestFirst);
    const submissions = await em.find(Submission, { leadId: id }, { orderBy: { receivedAt: 'asc' } });
    const held = await em.find(HeldInquiry, { leadId: id, inquiry: { $ne: null } }, oldestFirst);
    return {
      lead: lead.view(),
      consents: consents.map((consent) => consent.view()),
      history: history.map((step) => step.view()),
      submissions: submissions.map((submission) => submission.view()),
      heldInquiries: held.map((inquiry) => inquiry.view()),
    };
  }
}
