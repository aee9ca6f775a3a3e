import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { deliveriesOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings } from '../../support/notifications.js';
import { depthOf } from '../../support/queues.js';

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
});
