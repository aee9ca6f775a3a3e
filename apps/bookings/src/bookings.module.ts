import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveryAttempted } from '#contracts';
import { BrokerConnection, BusModule, ConsumingModule, MessageServer } from '#messaging';
import { DatabaseProbe, PersistenceModule } from '#persistence';
import { PROBES, type Probe } from '#runtime';
import { BOOKINGS_ENV, type BookingsEnv } from './bookings.env.js';
import { SubmitBookingHandler } from './commands/submit-booking.handler.js';
import { bookingsDatabase } from './database.js';
import { DeliveryAttemptedHandler } from './events/delivery-attempted.handler.js';
import { GetSubmissionHandler } from './queries/get-submission.handler.js';

/** The bookings service. */
@Module({})
export class BookingsModule {
  static with(env: BookingsEnv): DynamicModule {
    return {
      module: BookingsModule,
      imports: [
        PersistenceModule.connect(bookingsDatabase(env.DATABASE_URL)),
        BusModule.connect('bookings', env.AMQP_URL),
        ConsumingModule.serve('bookings', [
          { queue: 'bookings', prefetch: 20 },
          { queue: 'bookings.submissions', prefetch: 50 },
          { queue: 'bookings.events', prefetch: 50, events: [DeliveryAttempted.name] },
        ]),
      ],
      controllers: [SubmitBookingHandler, GetSubmissionHandler, DeliveryAttemptedHandler],
      providers: [
        { provide: BOOKINGS_ENV, useValue: env },
        { provide: PROBES, inject: [DatabaseProbe, BrokerConnection, MessageServer], useFactory: (...probes: Probe[]) => probes },
      ],
      exports: [PROBES],
    };
  }
}
