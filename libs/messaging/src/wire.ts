import { z } from 'zod';
import { Refusal } from '#contracts';

/** The header with the time (ISO 8601) after which nobody may execute a command. */
export const deadlineHeader = 'x-deadline';

/** The answer to a command: its reply, or why it was refused. */
export const Answer = z.union([z.object({ reply: z.unknown() }), z.object({ refusal: Refusal })]);
export type Answer = z.infer<typeof Answer>;

export const encodeAnswer = (answer: Answer): Buffer => Buffer.from(JSON.stringify(answer));

/** The answer that a message holds, or undefined when it is none. */
export function decodeAnswer(content: Buffer): Answer | undefined {
  try {
    return Answer.safeParse(JSON.parse(content.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
