import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings, salesEmail } from '../../support/notifications.js';
import { depthOf } from '../../support/queues.js';

const bookings = 50;

let around: NotificationsSurroundings;
let instances: INestApplicationContext[];

beforeAll(async () => {
  around = await notificationsSurroundings();
  instances = await Promise.all([around.start(), around.start()]);
});
afterAll(() => around.close());

const countOf = async (sql: string): Promise<number> =>
  Number((await around.db.query<{ count: string }>(`SELECT count(*) FROM ${sql}`)).rows[0]?.count);

describe('two instances of notifications', () => {
  it('share the work: of 50 bookings, each told of twice, every delivery is sent once', async () => {
    const events = Array.from({ length: bookings }, () => aBookingCreated());
    await Promise.all([...events, ...events].map((event) => around.publish(event)));
    await eventually(async () => expect(await countOf(`deliveries WHERE status = 'delivered'`)).toBe(3 * bookings), { within: 20_000 });
    await Promise.all(instances.map((instance) => instance.close()));

    expect(await countOf('deliveries')).toBe(3 * bookings);
    expect(await countOf('delivery_attempts')).toBe(3 * bookings);
    expect(await depthOf(around.amqpUrl, 'notifications.events')).toBe(0);
    expect(await depthOf(around.amqpUrl, 'notifications.events.parking')).toBe(0);
    const mails = await around.inbox.mails();
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2 * bookings);
    expect(mails).toHaveLength(2 * bookings);
    expect(mails.filter(({ to }) => to[0] === salesEmail)).toHaveLength(bookings);
    const requests = await around.receiver.requests();
    expect(requests).toHaveLength(bookings);
    expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(bookings);
    expect(events.map(({ id }) => around.attempted(id).length)).toEqual(Array(bookings).fill(3));
  });
});
