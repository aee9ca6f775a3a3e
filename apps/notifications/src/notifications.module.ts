import { type DynamicModule, Module } from '@nestjs/common';
import { ConfirmationResendRequested, LeadErasureRequested } from '#contracts';
import { BrokerConnection, BusModule, ConsumingModule, MessageServer, brokerLink } from '#messaging';
import { DatabaseProbe, PersistenceModule } from '#persistence';
import { PROBES, type Probe } from '#runtime';
import { RecordBounceHandler } from './bounces/record-bounce.handler.js';
import { ChangeWebhookEndpointHandler } from './commands/change-webhook-endpoint.handler.js';
import { CreateWebhookEndpointHandler } from './commands/create-webhook-endpoint.handler.js';
import { DeleteWebhookEndpointHandler } from './commands/delete-webhook-endpoint.handler.js';
import { RedeliverHandler } from './commands/redeliver.handler.js';
import { RotateWebhookSecretHandler } from './commands/rotate-webhook-secret.handler.js';
import { TestWebhookEndpointHandler } from './commands/test-webhook-endpoint.handler.js';
import { notificationsDatabase } from './database.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { announcedEvents } from './events/announced-events.js';
import { ConfirmationResendRequestedHandler } from './events/confirmation-resend-requested.handler.js';
import { LeadErasureRequestedHandler } from './events/lead-erasure-requested.handler.js';
import type { NotificationsEnv } from './notifications.env.js';
import { ExportNotificationsHandler } from './queries/export-notifications.handler.js';
import { GetDeliveryHandler } from './queries/get-delivery.handler.js';
import { GetWebhookEndpointHandler } from './queries/get-webhook-endpoint.handler.js';
import { ListDeliveriesHandler } from './queries/list-deliveries.handler.js';
import { ListWebhookEndpointsHandler } from './queries/list-webhook-endpoints.handler.js';

const events = [...announcedEvents.map(({ name }) => name), ConfirmationResendRequested.name, LeadErasureRequested.name];

/** The notifications service. */
@Module({})
export class NotificationsModule {
  static with(env: NotificationsEnv): DynamicModule {
    return {
      module: NotificationsModule,
      imports: [
        PersistenceModule.connect({ ...notificationsDatabase(env.DATABASE_URL), ca: env.DATABASE_CA }),
        BusModule.connect('notifications', brokerLink(env)),
        ConsumingModule.serve('notifications', [
          { queue: 'notifications', prefetch: 20 },
          { queue: 'notifications.events', prefetch: 50, events },
        ]),
        DeliveriesModule.with(env),
      ],
      controllers: [
        ...announcedEvents.map(({ handler }) => handler),
        ConfirmationResendRequestedHandler,
        LeadErasureRequestedHandler,
        ListDeliveriesHandler,
        GetDeliveryHandler,
        RedeliverHandler,
        RecordBounceHandler,
        ExportNotificationsHandler,
        ListWebhookEndpointsHandler,
        GetWebhookEndpointHandler,
        CreateWebhookEndpointHandler,
        ChangeWebhookEndpointHandler,
        DeleteWebhookEndpointHandler,
        RotateWebhookSecretHandler,
        TestWebhookEndpointHandler,
      ],
      providers: [
        { provide: PROBES, inject: [DatabaseProbe, BrokerConnection, MessageServer], useFactory: (...probes: Probe[]) => probes },
      ],
      exports: [PROBES],
    };
  }
}
