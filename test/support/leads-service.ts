import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { type EventContract, eventExchange } from '#contracts';
import type { CommandBus } from '#messaging';
import { LeadsEnv } from '../../apps/leads/src/leads.env.js';
import { LeadsModule } from '../../apps/leads/src/leads.module.js';
import { dataSchemaOf, encodeEnvelope } from '../../libs/messaging/src/envelope.js';
import { connectSender } from './consumer.js';
import { createDatabase } from './database.js';
import { eventually } from './eventually.js';
import { hearEvents, type HeardEvents } from './heard-events.js';
import { startService } from './service.js';
import { createVhost } from './vhost.js';
import { poolAt } from './pool.js';

/** As the leads service has one in the tests. */
export const testErasureHashKey = 'erasure-hash-key-of-the-tests-only';

/** The leads service in this process, on a vhost and a database of its own. */
export interface LeadsService {
  amqpUrl: string;
  bus: CommandBus;
  /** The owner's. */
  db: Pool;
  /** The rights of the service alone. */
  dbAsService: Pool;
  /** The events that went out. */
  heard: HeardEvents;
  /** Publishes an event as another service does; `id` makes it a copy of an earlier one. */
  send<Data extends z.ZodType>(contract: EventContract<Data>, data: z.input<Data>, id?: string): Promise<void>;
  /** Publishes as {@link send}, and waits until the event is handled. */
  tell<Data extends z.ZodType>(contract: EventContract<Data>, data: z.input<Data>, id?: string): Promise<void>;
  /** Waits until the outbox is empty and what was in it is heard. */
  settled(): Promise<void>;
  stop(): Promise<void>;
  /** Another instance, after {@link stop}. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startLeadsService(): Promise<LeadsService> {
  const vhost = await createVhost();
  const database = await createDatabase('leads');
  const env = LeadsEnv.parse({
    AMQP_URL: vhost.amqpUrl,
    OPS_PORT: 0,
    DATABASE_URL: database.url,
    ERASURE_HASH_KEY: testErasureHashKey,
  });
  const heard = await hearEvents(vhost.amqpUrl);
  let leads: INestApplicationContext | undefined = await startService(LeadsModule.with(env));
  const sender = await connectSender(vhost.amqpUrl);
  const db = poolAt(database.ownerUrl);
  const dbAsService = poolAt(database.url);
  const count = async (query: string, values: unknown[] = []): Promise<number> => (await db.query(query, values)).rowCount ?? 0;
  const stop = async (): Promise<void> => {
    await leads?.close();
    leads = undefined;
  };
  return {
    amqpUrl: vhost.amqpUrl,
    bus: sender.bus,
    db,
    dbAsService,
    heard,
    send: (contract, data, id = uuidv7()) => sender.publisher.publish(publicationOf(contract, id, data)),
    tell: async (contract, data, id = uuidv7()) => {
      await sender.publisher.publish(publicationOf(contract, id, data));
      await eventually(async () => {
        if ((await count('SELECT FROM inbox WHERE message_id = $1', [id])) !== 1) throw new Error('The event is not handled');
      });
    },
    settled: () =>
      eventually(async () => {
        if ((await count('SELECT FROM outbox WHERE published_at IS NULL')) > 0) throw new Error('The outbox is not empty');
        if ((await count('SELECT FROM outbox')) > heard.count()) throw new Error('An event is not heard yet');
      }),
    stop,
    start: async () => {
      leads = await startService(LeadsModule.with(env));
    },
    close: async () => {
      await sender.close();
      await stop();
      await heard.close();
      await Promise.all([db.end(), dbAsService.end()]);
      await database.remove();
      await vhost.remove();
    },
  };
}

/** The message of an event; another `messageId` than the event's tells copies apart while they are in flight. */
const publicationOf = (contract: EventContract, id: string, data: unknown) => ({
  exchange: eventExchange,
  routingKey: contract.name,
  messageId: randomUUID(),
  content: encodeEnvelope({
    specversion: '1.0',
    id,
    source: 'test',
    type: contract.name,
    time: new Date().toISOString(),
    dataschema: dataSchemaOf(contract),
    correlationid: randomUUID(),
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    data,
  }),
  options: { persistent: true },
});
