import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { BrokerConnection, BusModule, brokerLink } from '#messaging';
import { PROBES, type Probe } from '#runtime';
import { auth } from './auth/index.js';
import { bookings } from './bookings/index.js';
import { BouncesController } from './bounces/bounces.controller.js';
import { ConsentTextController } from './consent/consent-text.controller.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { GATEWAY_ENV, type GatewayEnv } from './gateway.env.js';
import { AllowedMethods } from './http/allowed-methods.js';
import { Clients } from './http/client.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RequestMetrics } from './http/request-metrics.js';
import { SchemaPipe } from './http/schema.pipe.js';
import { leads, StaffLeadSubmissions } from './leads/index.js';
import { ManageController } from './manage/manage.controller.js';
import { ManageLinks } from './manage/manage-links.js';
import { ManagePageController } from './manage/manage-page.controller.js';
import { OrganizationsController } from './organizations/organizations.controller.js';
import { rateLimit } from './rate-limit/index.js';
import { SubmissionIds } from './submissions/submission-ids.js';
import { SubmissionsController } from './submissions/submissions.controller.js';
import { WebhookEndpointsController } from './webhook-endpoints/webhook-endpoints.controller.js';

/** The HTTP API. */
@Module({})
export class GatewayModule {
  static with(env: GatewayEnv): DynamicModule {
    return {
      module: GatewayModule,
      imports: [BusModule.connect('gateway', brokerLink(env)), ThrottlerModule.forRoot(limitsOf(env))],
      controllers: [
        ...bookings,
        ...leads,
        SubmissionsController,
        ConsentTextController,
        ManageController,
        ManagePageController,
        OrganizationsController,
        DeliveriesController,
        BouncesController,
        WebhookEndpointsController,
      ],
      providers: [
        { provide: GATEWAY_ENV, useValue: env },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: PROBES, inject: [BrokerConnection], useFactory: (...probes: Probe[]) => probes },
        AllowedMethods,
        ...auth,
        ManageLinks,
        RequestMetrics,
        ...rateLimit,
        Clients,
        StaffLeadSubmissions,
        SubmissionIds,
      ],
      exports: [PROBES],
    };
  }
}

const limitsOf = (env: GatewayEnv) =>
  Object.entries({ bookings: env.RATE_LIMIT_BOOKINGS_PER_IP, leads: env.RATE_LIMIT_LEADS_PER_IP }).map(([name, { limit, windowMs }]) => ({
    name,
    limit,
    ttl: windowMs,
  }));
