import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { deliveriesOf, deliveryOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings } from '../../support/notifications.js';
import { depthOf } from '../../support/queues.js';
import { startEndpoint } from './channels/endpoint.js';

let around: NotificationsSurroundings;

beforeEach(async () => {
  around = await notificationsSurroundings();
});
afterEach(() => around.close());

describe('confirmation_email_dispatched_on_create: a service that is closed', () => {
  it('waits for what is being sent, records it, and tells of it', async () => {
    const service = await around.start();
    await around.inbox.behave({ mode: 'slow', delayMs: 1_000 });
    await around.receiver.behave({ status: 200, delayMs: 1_000 });
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect([...(await around.inbox.mails()), ...(await around.receiver.requests())]).toHaveLength(3), {
      every: 5,
    });
    expect((await deliveriesOf(around.db, event.id)).map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
    await service.close();
    const delivery = expect.objectContaining({
      status: 'delivered',
      leased: false,
      attempts: [expect.objectContaining({ outcome: 'delivered' })],
    });
    expect(await deliveriesOf(around.db, event.id)).toEqual([delivery, delivery, delivery]);
    expect((await around.db.query('SELECT FROM outbox WHERE published_at IS NULL')).rowCount).toBe(0);
    await eventually(() => expect(around.attempted(event.id)).toHaveLength(3));
  });

  it('begins nothing more, and leaves later bookings to the next instance', async () => {
    const service = await around.start();
    await service.close();
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect(await depthOf(around.amqpUrl, 'notifications.events')).toBe(1));
    expect(await deliveriesOf(around.db, event.id)).toEqual([]);
    await around.start();
    await eventually(() => expect(around.attempted(event.id).map(({ delivered }) => delivered)).toEqual([true, true, true]));
  });

  it('is not held up by an endpoint that answers 101: its attempt has ended, and its place is free', async () => {
    const endpoint = await startEndpoint((request) =>
      request.socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
    );
    try {
      const service = await around.start({ DEFAULT_WEBHOOK_URL: `http://127.0.0.1:${endpoint.port}/` });
      // More than the places of an endpoint.
      const events = Array.from({ length: 10 }, () => aBookingCreated());
      await Promise.all(events.map((event) => around.publish(event)));
      const attempts = async ({ id }: { id: string }) => (await deliveryOf(around.db, id, 'webhook')).attempts;
      const refused = { outcome: 'failed', reason: 'http_status', statusCode: 101 };
      await eventually(async () => {
        for (const event of events) expect(await attempts(event)).toContainEqual(expect.objectContaining(refused));
      });
      await service.close();
    } finally {
      await endpoint.close();
    }
  });
});
