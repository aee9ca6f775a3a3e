import { z } from 'zod';
import { ProblemCode } from '../../problems/problem-code.js';
import { defineCommand } from '../define-message.js';

/** gateway → bookings: what became of a submission; `received` when it is not handled yet. */
export const GetSubmission = defineCommand({
  name: 'bookings.get-submission',
  queue: 'bookings',
  durable: false,
  request: z.object({ submissionId: z.uuid() }),
  reply: z.object({ state: z.enum(['received', 'stored', 'rejected']), code: ProblemCode.optional() }),
});
export type GetSubmissionReply = z.infer<typeof GetSubmission.reply>;
