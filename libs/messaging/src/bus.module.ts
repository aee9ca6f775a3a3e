import { type DynamicModule, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { CLOCK, type Clock, LOGGER, type Logger } from '#runtime';
import { BrokerConnection } from './broker-connection.js';
import type { BrokerLink } from './broker-link.js';
import { CommandBus } from './command-bus.js';
import { MessagingMetrics } from './metrics/messaging-metrics.js';

/** The connection to the broker, and the way to ask other services. */
@Module({})
export class BusModule {
  static connect(service: string, link: BrokerLink): DynamicModule {
    return {
      module: BusModule,
      global: true,
      providers: [
        { provide: BrokerConnection, inject: [LOGGER], useFactory: (logger: Logger) => new BrokerConnection(link, service, logger) },
        {
          provide: CommandBus,
          inject: [BrokerConnection, CLOCK, MessagingMetrics],
          useFactory: (connection: BrokerConnection, clock: Clock, metrics: MessagingMetrics) =>
            new CommandBus(connection, service, clock, metrics),
        },
        { provide: MessagingMetrics, inject: [Registry], useFactory: (registry: Registry) => new MessagingMetrics(registry) },
      ],
      exports: [BrokerConnection, CommandBus, MessagingMetrics],
    };
  }
}
