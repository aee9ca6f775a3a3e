import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { GetLeadSubmission } from '#contracts';
import { Handles } from '#messaging';
import { Submission } from '../domain/submission.entity.js';

/** Tells whether a submission was handled; nothing personal. */
@Handles(GetLeadSubmission)
export class GetLeadSubmissionHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ submissionId }: z.infer<typeof GetLeadSubmission.request>): Promise<z.infer<typeof GetLeadSubmission.reply>> {
    const handled = await this.em.fork().count(Submission, { id: submissionId });
    return { state: handled === 0 ? 'received' : 'stored' };
  }
}
