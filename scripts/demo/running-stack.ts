import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { endOnSignals } from '../stack/end-on-signals.js';
import { startStack } from '../stack/start-stack.js';

const stackFile = z.object({
  gatewayUrl: z.url(),
  databases: z.object({ leads: z.string(), bookings: z.string(), notifications: z.string() }),
  inboxUrl: z.url('is missing: with SMTP_URL the mails go where the demo cannot read them'),
  salesEmail: z.string(),
  webhookSinkUrl: z.url(),
  defaultWebhook: z.object({ secret: z.string() }),
});

/** What the demo needs to know of a stack, as `stack.json` tells it. */
export type RunningStack = z.infer<typeof stackFile>;

/** A signal ended the demo, and the stack that it had started. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Runs `use` on the stack of `stackDir`: the one that runs there, or one that is started for it and stopped after it. Throws
 * {@link Interrupted}.
 */
export async function withStack<Result>(
  stackDir: string,
  log: (line: string) => void,
  use: (stack: RunningStack) => Promise<Result>,
): Promise<Result> {
  const running = await findRunningStack(stackDir);
  if (running !== undefined) {
    return use(running);
  }
  const onSignal = endOnSignals(log);
  const own = await startStack({ stackDir, log });
  const interrupted = new Promise<never>((_resolve, reject) => onSignal((signal) => reject(new Interrupted(`ended by ${signal}`))));
  try {
    return await Promise.race([use(parseStackFile(own.file())), interrupted]);
  } finally {
    await own.stop();
  }
}

/** The stack that runs in `stackDir`, or undefined when none does: no file, or one that a killed launcher left. */
async function findRunningStack(stackDir: string): Promise<RunningStack | undefined> {
  const text = await readFile(join(stackDir, 'stack.json'), 'utf8').catch(() => undefined);
  if (text === undefined) {
    return undefined;
  }
  const stack = parseStackFile(JSON.parse(text));
  const answers = await fetch(stack.gatewayUrl, { signal: AbortSignal.timeout(3_000) }).then(
    () => true,
    () => false,
  );
  return answers ? stack : undefined;
}

function parseStackFile(content: unknown): RunningStack {
  const { success, data, error } = stackFile.safeParse(content);
  if (!success) {
    throw new Error(`stack.json: ${z.prettifyError(error)}`);
  }
  return data;
}
