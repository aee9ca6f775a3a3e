import { z } from 'zod';
import { Refusal } from '#contracts';

/** The header with the time (ISO 8601) after which nobody may execute a command. */
export const deadlineHeader = 'x-deadline';

/** The header with the number of times that a message was returned by an instance which does not know it. */
export const returnsHeader = 'x-returns';

type Headers = Readonly<Record<string, unknown>> | undefined;

/** The deadline of a call; undefined of what has none. */
export function deadlineOf(headers: Headers): Date | undefined {
  const deadline = z.iso.datetime().safeParse(headers?.[deadlineHeader]);
  return deadline.success ? new Date(deadline.data) : undefined;
}

/** How often a message was returned. */
export function returnsOf(headers: Headers): number {
  const returns = headers?.[returnsHeader];
  return typeof returns === 'number' ? returns : 0;
}

const deathHeader = /^x-(death$|first-death-|last-death-|delivery-count$)/;

/** The headers without what the broker wrote of earlier deaths and deliveries: a copy begins anew. */
export const withoutDeaths = (headers: Headers): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => !deathHeader.test(name)));

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
