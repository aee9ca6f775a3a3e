import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { endLeftovers } from '../services/leftovers.js';
import { lockStack } from './launcher-lock.js';
import type { Harness, StackContext } from './stack-context.js';
import { removeStackFile } from './stack-file.js';
import { type StackControls, startParts } from './start-parts.js';

export interface StackOptions {
  /** The folder of the stack: data, secrets, logs, `stack.json`. */
  stackDir: string;
  /** Settings that win over the local defaults; DATABASE_URL, AMQP_URL and SMTP_URL name services to use instead of own ones. */
  env?: NodeJS.ProcessEnv;
  log?: (line: string) => void;
  harness?: Harness;
}

export interface Stack extends StackControls {
  /** Ends all of it, whoever calls first. */
  stop: () => Promise<void>;
}

/**
 * Starts the whole system on this machine: services, databases, outside world, apps. Resolves when all is ready and `stack.json`
 * written; rejects with nothing left running, naming the cause and the log.
 */
export async function startStack({ stackDir, env = process.env, log = () => {}, harness }: StackOptions): Promise<Stack> {
  const folder = resolve(stackDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockStack(folder);
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const context: StackContext = { stackDir: folder, given, log, changed: log, harness, closing: [unlock] };
  const stop = once(() => closeAll(context.closing));
  try {
    await removeStackFile(folder);
    const ended = await endLeftovers(folder);
    if (ended > 0) log(`ended ${ended} processes that an earlier start had left`);
    return { ...(await startParts(context)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function closeAll(closing: (() => Promise<void>)[]): Promise<void> {
  for (let close = closing.pop(); close !== undefined; close = closing.pop()) await close();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => (result ??= work());
}
