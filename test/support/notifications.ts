import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Pool } from 'pg';
import { BookingCreated, DeliveryAttempted, type DeliveryAttemptedData, eventExchange } from '#contracts';
import { Handles } from '#messaging';
import { type Logger, readEnv } from '#runtime';
import { NotificationsEnv } from '../../apps/notifications/src/notifications.env.js';
import { NotificationsModule } from '../../apps/notifications/src/notifications.module.js';
import { dataSchemaOf, encodeEnvelope } from '../../libs/messaging/src/envelope.js';
import type { BookingCreatedEvent } from './builders/a-booking-created.js';
import { connectSender, startConsumer } from './consumer.js';
import { createDatabase } from './database.js';
import { startTestInbox, startTestReceiver, type TestInbox, type TestReceiver } from './outside.js';
import { startService } from './service.js';
import { createVhost } from './vhost.js';

export const salesEmail = 'sales@demo-booking.example';
export const webhookSecret = `whsec_${Buffer.alloc(24, 's').toString('base64')}`;
/** Five retries, each due at once. */
export const atOnce = '1ms,1ms,1ms,1ms,1ms';

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
  /** An instance of the service; it is closed with its surroundings, if not before. */
  start(settings?: Record<string, string>, logger?: Logger): Promise<INestApplicationContext>;
  /** Publishes as the relay of bookings does. */
  publish(event: BookingCreatedEvent): Promise<void>;
  close(): Promise<void>;
}

/** Starts all but the service. */
export async function notificationsSurroundings(): Promise<NotificationsSurroundings> {
  const vhost = await createVhost();
  const database = await createDatabase('notifications');
  const db = new Pool({ connectionString: database.ownerUrl });
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
  const listener = await startConsumer(
    vhost.amqpUrl,
    [{ queue: 'bookings.events', prefetch: 50, events: [DeliveryAttempted.name] }],
    [Listener],
  );
  const sender = await connectSender(vhost.amqpUrl);
  const services: INestApplicationContext[] = [];
  return {
    amqpUrl: vhost.amqpUrl,
    databaseUrl: database.url,
    db,
    inbox,
    receiver,
    attempted: (eventId) => heard.filter((data) => data.eventId === eventId),
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
    publish: (event) => sender.publisher.publish(publicationOf(event)),
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
  DEFAULT_WEBHOOK_SECRET: webhookSecret,
  SMTP_RETRY_SCHEDULE: atOnce,
  WEBHOOK_RETRY_SCHEDULE: atOnce,
};

/** Another `id` than the event's tells copies of one message apart while they are in flight. */
const publicationOf = ({ id, time, data }: BookingCreatedEvent) => ({
  exchange: eventExchange,
  routingKey: BookingCreated.name,
  messageId: randomUUID(),
  content: encodeEnvelope({
    specversion: '1.0',
    id,
    source: 'bookings',
    type: BookingCreated.name,
    time,
    subject: data.booking.id,
    dataschema: dataSchemaOf(BookingCreated),
    correlationid: randomUUID(),
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    data,
  }),
  options: { persistent: true },
});
