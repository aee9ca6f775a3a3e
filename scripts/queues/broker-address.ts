import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BrokerLink } from '../../libs/messaging/src/broker-link.js';
import { BaseEnv, readEnv } from '../../libs/runtime/src/env.js';
import { linkTls } from '../../libs/runtime/src/link-tls.js';

const Broker = z.object({ amqpUrl: z.string() });
const BrokerEnv = BaseEnv.pick({ AMQP_URL: true, AMQP_CA: true, AMQP_CERT: true, AMQP_KEY: true });

/** Where the broker is, and who says so. */
export interface BrokerAddress {
  readonly link: BrokerLink;
  readonly from: string;
}

/**
 * Where the broker is: as the settings of the apps name it, else the one of the stack that runs in `STACK_DIR`. Rejects when
 * there is neither. Read without the whole of #runtime, which would take the command most of a second.
 */
export async function brokerAddress(environment: NodeJS.ProcessEnv): Promise<BrokerAddress> {
  const { AMQP_URL, STACK_DIR } = environment;
  if (AMQP_URL) {
    const { AMQP_URL: url, AMQP_CA: ca, AMQP_CERT: cert, AMQP_KEY: key } = readEnv(BrokerEnv, environment);
    return { link: { url, tls: linkTls('AMQP_URL', url, url.startsWith('amqps:'), { ca, cert, key }) }, from: 'AMQP_URL' };
  }
  const stackDir = STACK_DIR || '.local';
  const file = join(stackDir, 'stack.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new Error(`no stack runs in ${stackDir}: name the broker by AMQP_URL, or the stack's folder by STACK_DIR`);
  return { link: { url: Broker.parse(JSON.parse(text)).amqpUrl }, from: file };
}
