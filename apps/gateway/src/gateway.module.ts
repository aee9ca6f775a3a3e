import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { BrokerConnection, BusModule } from '#messaging';
import { PROBES, type Probe } from '#runtime';
import { BookingsController } from './bookings/bookings.controller.js';
import { ConsentTextController } from './consent/consent-text.controller.js';
import { GATEWAY_ENV, type GatewayEnv } from './gateway.env.js';
import { AllowedMethods } from './http/allowed-methods.js';
import { Clients } from './http/client.js';
import { ProblemFilter } from './http/problem.filter.js';
import { SchemaPipe } from './http/schema.pipe.js';
import { Allowances } from './rate-limit/allowances.js';
import { RollingWindow } from './rate-limit/rolling-window.js';
import { SubmissionIds } from './submissions/submission-ids.js';
import { SubmissionsController } from './submissions/submissions.controller.js';

/** The HTTP API. */
@Module({})
export class GatewayModule {
  static with(env: GatewayEnv): DynamicModule {
    const { limit, windowMs } = env.RATE_LIMIT_BOOKINGS_PER_IP;
    return {
      module: GatewayModule,
      imports: [BusModule.connect('gateway', env.AMQP_URL), ThrottlerModule.forRoot([{ name: 'bookings', limit, ttl: windowMs }])],
      controllers: [BookingsController, SubmissionsController, ConsentTextController],
      providers: [
        { provide: GATEWAY_ENV, useValue: env },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: PROBES, inject: [BrokerConnection], useFactory: (...probes: Probe[]) => probes },
        AllowedMethods,
        Allowances,
        Clients,
        RollingWindow,
        SubmissionIds,
      ],
      exports: [PROBES],
    };
  }
}
