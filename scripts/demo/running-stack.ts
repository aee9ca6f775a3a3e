import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const stackFile = z.object({
  gatewayUrl: z.url(),
  databases: z.object({ leads: z.string(), bookings: z.string(), notifications: z.string() }),
  inboxUrl: z.url(),
  salesEmail: z.string(),
  webhookSinkUrl: z.url(),
  defaultWebhook: z.object({ secret: z.string() }),
});

/** What the demo needs to know of a stack, as `stack.json` tells it. */
export type RunningStack = z.infer<typeof stackFile>;

/** Reads `stack.json` in `stackDir`; rejects when it is missing or incomplete. */
export async function readStackFile(stackDir: string): Promise<RunningStack> {
  return stackFile.parse(JSON.parse(await readFile(join(stackDir, 'stack.json'), 'utf8')));
}

/** The stack that runs in `stackDir`, or undefined when none does: no file, or one that a killed launcher left. */
export async function findRunningStack(stackDir: string): Promise<RunningStack | undefined> {
  try {
    const stack = await readStackFile(stackDir);
    await fetch(stack.gatewayUrl, { signal: AbortSignal.timeout(3_000) });
    return stack;
  } catch {
    return undefined;
  }
}
