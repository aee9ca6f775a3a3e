import { MikroORM } from '@mikro-orm/postgresql';
import { type QueryResultRow } from 'pg';
import { Registry } from 'prom-client';
import { InboxMessage, OutboxMessage, Transactions } from '#messaging';
import { ormOptions } from '#persistence';
import { Collectors, systemClock } from '#runtime';
import { MessagingMetrics } from '../../libs/messaging/src/metrics/messaging-metrics.js';
import { watchOutbox } from '../../libs/messaging/src/outbox/outbox-gauges.js';
import { OutboxRelay } from '../../libs/messaging/src/outbox/outbox-relay.js';
import { OutboxStore } from '../../libs/messaging/src/outbox/outbox.store.js';
import type { Publisher } from '../../libs/messaging/src/publisher.js';
import { testLogger } from './consumer.js';
import { createDatabase } from './database.js';
import { poolAt } from './pool.js';

/** The outbox and inbox of a service with nothing else around them. */
export interface TestOutbox {
  transactions: Transactions;
  /** Made, not started: `onApplicationBootstrap` starts it. */
  relay: OutboxRelay;
  /** Its metrics. */
  registry: Registry;
  close(): Promise<void>;
}

/** Opens the outbox at `url`, relayed by `publisher`. */
export async function openOutbox(url: string, publisher: Publisher): Promise<TestOutbox> {
  const definition = { url, entities: [OutboxMessage, InboxMessage], applicationName: 'test' };
  const orm = await MikroORM.init(ormOptions(definition));
  const em = orm.em.fork();
  const registry = new Registry();
  const store = new OutboxStore(em);
  watchOutbox(new Collectors(registry), store);
  const relay = new OutboxRelay(store, publisher, 'test', testLogger, new MessagingMetrics(registry));
  return {
    transactions: new Transactions(em, relay, systemClock),
    relay,
    registry,
    close: async () => {
      await relay.beforeApplicationShutdown();
      await orm.close();
    },
  };
}

/** A database with an outbox and an inbox, and a look at it from outside. */
export interface OutboxDatabase {
  url: string;
  query<Row extends QueryResultRow>(statement: string, values?: unknown[]): Promise<Row[]>;
  clear(): Promise<void>;
  remove(): Promise<void>;
}

export async function createOutboxDatabase(): Promise<OutboxDatabase> {
  const database = await createDatabase('leads');
  const owner = poolAt(database.ownerUrl);
  const query = async <Row extends QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query<Row>(statement, values)).rows;
  return {
    url: database.url,
    query,
    clear: async () => void (await query('TRUNCATE outbox, inbox')),
    remove: async () => {
      await owner.end();
      await database.remove();
    },
  };
}
