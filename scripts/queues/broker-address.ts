import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Broker = z.object({ amqpUrl: z.string() });

/** The URL of the broker: `AMQP_URL`, else the one of the stack that runs in `STACK_DIR`. Rejects when there is neither. */
export async function brokerAddress({ AMQP_URL, STACK_DIR }: NodeJS.ProcessEnv): Promise<string> {
  if (AMQP_URL) return AMQP_URL;
  const stackDir = STACK_DIR || '.local';
  const text = await readFile(join(stackDir, 'stack.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Error(`no stack runs in ${stackDir}: name the broker by AMQP_URL, or the stack's folder by STACK_DIR`);
  return Broker.parse(JSON.parse(text)).amqpUrl;
}
