import { type DynamicModule, Module } from '@nestjs/common';
import { BookingCreated } from '#contracts';
import { BrokerConnection, BusModule, ConsumingModule, MessageServer } from '#messaging';
import { DatabaseProbe, PersistenceModule } from '#persistence';
import { PROBES, type Probe } from '#runtime';
import { notificationsDatabase } from './database.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { BookingCreatedHandler } from './events/booking-created.handler.js';
import type { NotificationsEnv } from './notifications.env.js';

/** The notifications service. */
@Module({})
export class NotificationsModule {
  static with(env: NotificationsEnv): DynamicModule {
    return {
      module: NotificationsModule,
      imports: [
        PersistenceModule.connect(notificationsDatabase(env.DATABASE_URL)),
        BusModule.connect('notifications', env.AMQP_URL),
        ConsumingModule.serve('notifications', [{ queue: 'notifications.events', prefetch: 50, events: [BookingCreated.name] }]),
        DeliveriesModule.with(env),
      ],
      controllers: [BookingCreatedHandler],
      providers: [
        { provide: PROBES, inject: [DatabaseProbe, BrokerConnection, MessageServer], useFactory: (...probes: Probe[]) => probes },
      ],
      exports: [PROBES],
    };
  }
}
