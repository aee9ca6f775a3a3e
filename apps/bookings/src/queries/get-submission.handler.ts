import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { GetSubmission, type GetSubmissionReply } from '#contracts';
import { Handles } from '#messaging';
import { Submission } from '../domain/submission.entity.js';

/** Tells what became of a submission; nothing personal. */
@Handles(GetSubmission)
export class GetSubmissionHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ submissionId }: z.infer<typeof GetSubmission.request>): Promise<GetSubmissionReply> {
    const submission = await this.em.fork().findOne(Submission, { id: submissionId }, { fields: ['state', 'code'] });
    if (submission === null) return { state: 'received' };
    return { state: submission.state, ...(submission.code === null ? {} : { code: submission.code }) };
  }
}
