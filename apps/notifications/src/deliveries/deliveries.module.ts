import { EntityManager } from '@mikro-orm/postgresql';
import { type DynamicModule, Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Transactions } from '#messaging';
import { Collectors, LOGGER, type Logger } from '#runtime';
import { EmailChannel } from '../channels/email.channel.js';
import { mailLink } from '../channels/mail-link.js';
import { WebhookChannel } from '../channels/webhook.channel.js';
import { NOTIFICATIONS_ENV, type NotificationsEnv } from '../notifications.env.js';
import { RemindDue } from '../reminders/remind-due.js';
import { Announcements } from './announcements.js';
import { ensureDefaultEndpoint } from './default-endpoint.js';
import { type ChannelWork, DeliverDue } from './deliver-due.js';
import { Deliveries } from './deliveries.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { watchDueDeliveries } from './due-gauges.js';
import { beginDueMails } from './due-mails.store.js';
import { beginDueWebhooks, type EndpointPlaces } from './due-webhooks.store.js';
import { noteEndpointResult } from './endpoint-health.store.js';
import { FailureStreaks } from './failure-streaks.js';
import { Places } from './places.js';
import { emailSender } from './send-email.js';
import { webhookSender } from './send-webhook.js';

const mailConnections = 5;
const webhooksAtATime = 40;
/** So that a slow or dead endpoint takes but some of the places. */
const perEndpoint: EndpointPlaces = { usual: 8, failing: 2 };

/** Several times an attempt, so that nobody takes over what is under way. */
const leaseMs = ({ DELIVERY_TIMEOUT }: NotificationsEnv): number => 3 * DELIVERY_TIMEOUT;

const worker = (provide: symbol, workOf: (env: NotificationsEnv, channels: Channels) => ChannelWork) => ({
  provide,
  inject: [NOTIFICATIONS_ENV, CHANNELS, EntityManager, Transactions, LOGGER, DeliveryMetrics],
  useFactory: (
    env: NotificationsEnv,
    channels: Channels,
    em: EntityManager,
    transactions: Transactions,
    log: Logger,
    metrics: DeliveryMetrics,
  ) => new DeliverDue(workOf(env, channels), em, transactions, Math.random, log, metrics),
});

interface Channels {
  readonly email: EmailChannel;
  readonly webhook: WebhookChannel;
  readonly streaks: FailureStreaks;
}

const CHANNELS = Symbol('Channels');
const EMAIL_WORKER = Symbol('EmailWorker');
const WEBHOOK_WORKER = Symbol('WebhookWorker');

/** Claims, sends and records deliveries: a worker per channel, so that a slow one does not hold up the other. */
@Module({})
export class DeliveriesModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(NOTIFICATIONS_ENV) private readonly env: NotificationsEnv,
    @Inject(EntityManager) private readonly em: EntityManager,
    @Inject(CHANNELS) private readonly channels: Channels,
    collectors: Collectors,
  ) {
    watchDueDeliveries(collectors, em);
  }

  static with(env: NotificationsEnv): DynamicModule {
    return {
      module: DeliveriesModule,
      global: true,
      providers: [
        { provide: NOTIFICATIONS_ENV, useValue: env },
        {
          provide: CHANNELS,
          useFactory: (): Channels => ({
            email: new EmailChannel({
              link: mailLink(env),
              from: env.MAIL_FROM,
              maxConnections: mailConnections,
              timeoutMs: env.DELIVERY_TIMEOUT,
            }),
            webhook: new WebhookChannel({ allowedHosts: env.WEBHOOK_ALLOWED_HOSTS, timeoutMs: env.DELIVERY_TIMEOUT }),
            streaks: new FailureStreaks(),
          }),
        },
        { provide: DeliveryMetrics, inject: [Registry], useFactory: (registry: Registry) => new DeliveryMetrics(registry) },
        worker(EMAIL_WORKER, ({ SMTP_RETRY_SCHEDULE: schedule }, { email }) => ({
          channel: 'email',
          schedule,
          places: new Places(mailConnections),
          leaseMs: leaseMs(env),
          timeoutMs: env.DELIVERY_TIMEOUT,
          inOrder: true,
          begin: beginDueMails,
          makeReady: emailSender(email, env),
        })),
        worker(WEBHOOK_WORKER, ({ WEBHOOK_RETRY_SCHEDULE: schedule }, { webhook, streaks }) => ({
          channel: 'webhook',
          schedule,
          places: new Places(webhooksAtATime, perEndpoint.usual),
          leaseMs: leaseMs(env),
          timeoutMs: env.DELIVERY_TIMEOUT,
          inOrder: false,
          begin: (fork, room, claim) => beginDueWebhooks(fork, room, perEndpoint, claim),
          makeReady: webhookSender(webhook),
          note: (fork, { recipient }, result) => noteEndpointResult(fork, recipient, result, env.WEBHOOK_PAUSE_AFTER),
          restMs: ({ recipient }, result) => streaks.restMs(recipient, result),
        })),
        { provide: Deliveries, inject: [EMAIL_WORKER, WEBHOOK_WORKER], useFactory: (...workers: DeliverDue[]) => new Deliveries(workers) },
        {
          provide: Announcements,
          inject: [Transactions, Deliveries],
          useFactory: (transactions: Transactions, deliveries: Deliveries) => new Announcements(transactions, deliveries, env),
        },
        {
          provide: RemindDue,
          inject: [Transactions, Deliveries, LOGGER],
          useFactory: (transactions: Transactions, deliveries: Deliveries, log: Logger) => new RemindDue(transactions, deliveries, log),
        },
      ],
      exports: [NOTIFICATIONS_ENV, Deliveries, Announcements],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { DEFAULT_WEBHOOK_URL: url, DEFAULT_WEBHOOK_SECRET: secret } = this.env;
    if (url !== undefined && secret !== undefined) await ensureDefaultEndpoint(this.em.fork(), url, secret);
  }

  onApplicationShutdown(): void {
    this.channels.webhook.close();
    this.channels.email.close();
  }
}
