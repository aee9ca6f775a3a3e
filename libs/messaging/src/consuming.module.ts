import { EntityManager } from '@mikro-orm/postgresql';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CLOCK, type Clock, Collectors, LOGGER, type Logger } from '#runtime';
import { BrokerConnection } from './broker-connection.js';
import { MessageHandling } from './message-handling.js';
import type { Consumption } from './consumption.js';
import { MessageServer } from './message-server.js';
import { MessagingMetrics } from './metrics/messaging-metrics.js';
import { watchOutbox } from './outbox/outbox-gauges.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { OutboxStore } from './outbox/outbox.store.js';
import { ParkedMessages } from './parking/parked-messages.js';
import { Publisher } from './publisher.js';
import { RethrowFilter } from './rethrow.filter.js';
import { declareEventExchange } from './topology.js';
import { Transactions } from './transactions.js';

/** What a service needs that consumes queues and publishes events. */
@Module({})
export class ConsumingModule {
  static serve(service: string, consumptions: readonly Consumption[]): DynamicModule {
    return {
      module: ConsumingModule,
      global: true,
      providers: [
        { provide: APP_FILTER, useClass: RethrowFilter },
        {
          provide: Publisher,
          inject: [BrokerConnection],
          useFactory: (connection: BrokerConnection) => new Publisher(connection, 'publisher', declareEventExchange),
        },
        {
          provide: ParkedMessages,
          inject: [BrokerConnection],
          useFactory: (connection: BrokerConnection) => new ParkedMessages(connection),
        },
        {
          provide: MessageServer,
          inject: [BrokerConnection, Publisher, CLOCK, LOGGER, MessagingMetrics],
          useFactory: (connection: BrokerConnection, publisher: Publisher, clock: Clock, logger: Logger, metrics: MessagingMetrics) =>
            new MessageServer(connection, consumptions, new MessageHandling(publisher, clock, logger, metrics), logger, metrics),
        },
        {
          provide: OutboxStore,
          inject: [EntityManager, Collectors],
          useFactory: (em: EntityManager, collectors: Collectors) => {
            const store = new OutboxStore(em);
            watchOutbox(collectors, store);
            return store;
          },
        },
        {
          provide: OutboxRelay,
          inject: [OutboxStore, Publisher, LOGGER, MessagingMetrics],
          useFactory: (store: OutboxStore, publisher: Publisher, logger: Logger, metrics: MessagingMetrics) =>
            new OutboxRelay(store, publisher, service, logger, metrics),
        },
        {
          provide: Transactions,
          inject: [EntityManager, OutboxRelay, CLOCK],
          useFactory: (em: EntityManager, relay: OutboxRelay, clock: Clock) => new Transactions(em, relay, clock),
        },
      ],
      exports: [MessageServer, ParkedMessages, Transactions],
    };
  }
}
