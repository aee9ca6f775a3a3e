import type { INestApplicationContext } from '@nestjs/common';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { CaptureLead } from '#contracts';
import { Handles } from '#messaging';
import { BookingsEnv } from '../../apps/bookings/src/bookings.env.js';
import { BookingsModule } from '../../apps/bookings/src/bookings.module.js';
import { connectSender, startConsumer, type TestSender } from './consumer.js';
import { createDatabase } from './database.js';
import { anEnvelope } from './queues.js';
import { startService } from './service.js';
import { createVhost } from './vhost.js';
import { poolAt } from './pool.js';

/** The bookings service in this process, on a vhost and a database of its own, with a stand-in for leads. */
export interface BookingsService extends Pick<TestSender, 'bus'> {
  amqpUrl: string;
  /** The owner's. */
  db: Pool;
  /** The rights of the service alone. */
  dbAsService: Pool;
  /** To get its parts. */
  app: INestApplicationContext;
  /** The lead that the next submissions are of; a new one each when it is undefined. */
  leadId: string | undefined;
  /** Publishes an event, as another service would. */
  publish(type: string, id: string, data: unknown): Promise<void>;
  close(): Promise<void>;
}

export async function startBookingsService(): Promise<BookingsService> {
  @Handles(CaptureLead)
  class CaptureLeadStandIn {
    execute(): Promise<{ leadId: string }> {
      return Promise.resolve({ leadId: service.leadId ?? uuidv7() });
    }
  }

  const vhost = await createVhost();
  const database = await createDatabase('bookings');
  const env = BookingsEnv.parse({ AMQP_URL: vhost.amqpUrl, OPS_PORT: 0, DATABASE_URL: database.url });
  const app = await startService(BookingsModule.with(env));
  const leads = await startConsumer(vhost.amqpUrl, [{ queue: 'leads', prefetch: 50 }], [CaptureLeadStandIn]);
  const sender = await connectSender(vhost.amqpUrl);
  // A pool ends before its connections have: the removal of the database may end one of them first.
  const db = poolAt(database.ownerUrl);
  const dbAsService = poolAt(database.url);
  const service: BookingsService = {
    bus: sender.bus,
    amqpUrl: vhost.amqpUrl,
    db,
    dbAsService,
    app,
    leadId: undefined,
    publish: (type, id, data) =>
      sender.publisher.publish({
        exchange: 'events',
        routingKey: type,
        messageId: uuidv7(),
        content: Buffer.from(anEnvelope({ id, type, dataschema: `urn:demo-booking:${type}:1`, data, time: new Date().toISOString() })),
        options: { persistent: true },
      }),
    close: async () => {
      await sender.close();
      await app.close();
      await leads.close();
      await Promise.all([db.end(), dbAsService.end()]);
      await database.remove();
      await vhost.remove();
    },
  };
  return service;
}
