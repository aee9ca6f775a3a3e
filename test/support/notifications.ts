import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Pool } from 'pg';
import type { z } from 'zod';
import { BookingCreated, DeliveryAttempted, type DeliveryAttemptedData, ErasureDone, type EventContract, eventExchange } from '#contracts';
import { type CommandBus, Handles } from '#messaging';
import { type Logger, readEnv } from '#runtime';
import { NotificationsEnv } from '../../apps/notifications/src/notifications.env.js';
import { NotificationsModule } from '../../apps/notifications/src/notifications.module.js';
import { dataSchemaOf, encodeEnvelope } from '../../libs/messaging/src/envelope.js';
import { connectSender, startConsumer } from './consumer.js';
import { createDatabase } from './database.js';
import { eventually } from './eventually.js';
import { startTestInbox, startTestReceiver, type TestInbox, type TestReceiver } from './outside.js';
import { startService } from './service.js';
import { createVhost } from './vhost.js';
import { poolAt } from './pool.js';

export const salesEmail = 'sales@demo-booking.example';
export const webhookSecret = `whsec_${Buffer.alloc(24, 's').toString('base64')}`;
/** Five retries, each due at once. */
export const atOnce = '1ms,1ms,1ms,1ms,1ms';

export const manageTokenKey = 'a key of the tests for the links of contacts';

/** An event, as its envelope holds it. */
export interface PublishedEvent {
  id: string;
  time: string;
  data: unknown;
}

/** What surrounds the notifications service: broker, database, mail server, endpoint, and who listens to its events. */
export interface NotificationsSurroundings {
  amqpUrl: string;
  databaseUrl: string;
  /** The owner's, to look from outside. */
  db: Pool;
  inbox: TestInbox;
  receiver: TestReceiver;
  /** The events `delivery.attempted` that were published about an event's deliveries, in their order. */
  attempted(eventId: string): DeliveryAttemptedData[];
  /** The events `erasure.done` that were published about a lead. */
  erasures(leadId: string): z.infer<typeof ErasureDone.data>[];
  /** Sends commands, as the gateway does. */
  bus: CommandBus;
  /** An instance of the service; it is closed with its surroundings, if not before. */
  start(settings?: Record<string, string>, logger?: Logger): Promise<INestApplicationContext>;
  /** Publishes as the relay of a service does; `booking.created` unless another event is named. */
  publish(event: PublishedEvent, contract?: EventContract): Promise<void>;
  /** Publishes, and waits until the service has handled the event. */
  handle(event: PublishedEvent, contract?: EventContract): Promise<void>;
  close(): Promise<void>;
}

/** Starts all but the service. */
export async function notificationsSurroundings(): Promise<NotificationsSurroundings> {
  const vhost = await createVhost();
  const database = await createDatabase('notifications');
  const db = poolAt(database.ownerUrl);
  const inbox = await startTestInbox();
  const receiver = await startTestReceiver(webhookSecret);
  const heard: DeliveryAttemptedData[] = [];
  @Handles(DeliveryAttempted)
  class Listener {
    execute(data: DeliveryAttemptedData): Promise<void> {
      heard.push(data);
      return Promise.resolve();
    }
  }
  const erased: z.infer<typeof ErasureDone.data>[] = [];
  @Handles(ErasureDone)
  class ErasureListener {
    execute(data: z.infer<typeof ErasureDone.data>): Promise<void> {
      erased.push(data);
      return Promise.resolve();
    }
  }
  const listener = await startConsumer(
    vhost.amqpUrl,
    [
      { queue: 'bookings.events', prefetch: 50, events: [DeliveryAttempted.name] },
      { queue: 'leads.events', prefetch: 50, events: [ErasureDone.name] },
    ],
    [Listener, ErasureListener],
  );
  const sender = await connectSender(vhost.amqpUrl);
  const services: INestApplicationContext[] = [];
  const publish = (event: PublishedEvent, contract: EventContract = BookingCreated) =>
    sender.publisher.publish(publicationOf(event, contract));
  return {
    amqpUrl: vhost.amqpUrl,
    databaseUrl: database.url,
    db,
    inbox,
    receiver,
    attempted: (eventId) => heard.filter((data) => data.eventId === eventId),
    erasures: (leadId) => erased.filter((data) => data.leadId === leadId),
    bus: sender.bus,
    start: async (settings = {}, logger) => {
      const addresses = {
        AMQP_URL: vhost.amqpUrl,
        DATABASE_URL: database.url,
        SMTP_URL: inbox.smtpUrl,
        DEFAULT_WEBHOOK_URL: receiver.hookUrl,
      };
      const env = readEnv(NotificationsEnv, { ...defaults, WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', ...addresses, ...settings });
      const service = await startService(NotificationsModule.with(env), logger);
      services.push(service);
      return service;
    },
    publish,
    handle: async (event, contract) => {
      await publish(event, contract);
      await eventually(async () => {
        const { rowCount } = await db.query('SELECT FROM inbox WHERE message_id = $1', [event.id]);
        if (rowCount !== 1) throw new Error('The event is not handled');
      });
    },
    close: async () => {
      await Promise.all(services.map((service) => service.close()));
      await sender.close();
      await listener.close();
      await Promise.all([inbox.close(), receiver.close(), db.end()]);
      await database.remove();
      await vhost.remove();
    },
  };
}

const defaults = {
  OPS_PORT: '0',
  MAIL_FROM: 'Demo Booking <no-reply@demo-booking.example>',
  SALES_EMAIL: salesEmail,
  BRAND_NAME: 'Demo Booking',
  PUBLIC_URL: 'https://demo-booking.example',
  MANAGE_TOKEN_KEY: manageTokenKey,
  DEFAULT_WEBHOOK_SECRET: webhookSecret,
  SMTP_RETRY_SCHEDULE: atOnce,
  WEBHOOK_RETRY_SCHEDULE: atOnce,
};

/** Another `id` than the event's tells copies of one message apart while they are in flight. */
const publicationOf = ({ id, time, data }: PublishedEvent, contract: EventContract) => ({
  exchange: eventExchange,
  routingKey: contract.name,
  messageId: randomUUID(),
  content: encodeEnvelope({
    specversion: '1.0',
    id,
    source: 'test',
    type: contract.name,
    time,
    dataschema: dataSchemaOf(contract),
    correlationid: randomUUID(),
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    data,
  }),
  options: { persistent: true },
});
