import { type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Registry } from 'prom-client';
import { createLogger, type Logger, systemClock } from '#runtime';
import { BrokerConnection } from '../../libs/messaging/src/broker-connection.js';
import { CommandBus } from '../../libs/messaging/src/command-bus.js';
import { MessageHandling } from '../../libs/messaging/src/message-handling.js';
import type { Consumption } from '../../libs/messaging/src/consumption.js';
import { MessagingMetrics } from '../../libs/messaging/src/metrics/messaging-metrics.js';
import { MessageServer } from '../../libs/messaging/src/message-server.js';
import { Publisher } from '../../libs/messaging/src/publisher.js';
import { RethrowFilter } from '../../libs/messaging/src/rethrow.filter.js';
import { eventually } from './eventually.js';

export const testLogger: Logger = createLogger('test', process.env['LOG_LEVEL'] ?? 'silent');

/** Handlers on the real transport, without a database. */
export interface TestConsumer {
  server: MessageServer;
  /** Its metrics. */
  registry: Registry;
  close(): Promise<void>;
}

/** Starts `handlers` on `consumptions` and waits for the consumers. */
export async function startConsumer(
  amqpUrl: string,
  consumptions: readonly Consumption[],
  handlers: Type[],
  logger = testLogger,
  { declareEveryMs, maxReturns }: { declareEveryMs?: number; maxReturns?: number } = {},
): Promise<TestConsumer> {
  const connection = new BrokerConnection({ url: amqpUrl }, 'test-consumer', logger);
  const registry = new Registry();
  const metrics = new MessagingMetrics(registry);
  const handling = new MessageHandling(new Publisher(connection, 'publisher'), systemClock, logger, metrics, maxReturns);
  const server = new MessageServer(connection, consumptions, handling, logger, metrics, declareEveryMs);
  const module = await Test.createTestingModule({
    controllers: handlers,
    providers: [{ provide: APP_FILTER, useClass: RethrowFilter }],
  }).compile();
  const app = module.createNestMicroservice({ strategy: server, logger: false });
  try {
    await app.listen();
    await eventually(() => server.check());
  } catch (error) {
    await connection.onApplicationShutdown();
    throw error;
  }
  return {
    server,
    registry,
    close: async () => {
      await app.close();
      await connection.onApplicationShutdown();
    },
  };
}

/** A way to send to the broker. */
export interface TestSender {
  bus: CommandBus;
  publisher: Publisher;
  connection: BrokerConnection;
  /** Its metrics. */
  registry: Registry;
  close(): Promise<void>;
}

/** Connects, and waits until messages are taken. */
export async function connectSender(amqpUrl: string): Promise<TestSender> {
  const connection = new BrokerConnection({ url: amqpUrl }, 'test-sender', testLogger);
  const registry = new Registry();
  const bus = new CommandBus(connection, 'test', systemClock, new MessagingMetrics(registry));
  const publisher = new Publisher(connection, 'publisher');
  await eventually(() => connection.check());
  return { bus, publisher, connection, registry, close: () => connection.onApplicationShutdown() };
}
