import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { deliveriesOf, deliveryOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings } from '../../support/notifications.js';
import { startTestInbox, startTestReceiver } from '../../support/outside.js';

/** Far less than the other side hangs for. */
const soon = { within: 5_000 };

let around: NotificationsSurroundings;

beforeEach(async () => {
  around = await notificationsSurroundings();
});
afterEach(() => around.close());

async function publishMany(count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => around.publish(aBookingCreated())));
}

describe('confirmation_email_dispatched_on_create: one side being away or slow', () => {
  it('an endpoint that hangs delays neither the mails nor the event, with every place it has taken', async () => {
    await around.start();
    await around.receiver.behave({ status: 200, delayMs: 5_000 });
    await publishMany(25);
    await eventually(async () => expect(await around.receiver.requests()).toHaveLength(8));
    await eventually(async () => expect(await around.inbox.mails()).toHaveLength(50));
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect(await around.inbox.mails(event.data.booking.contactEmail)).toHaveLength(1), soon);
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'pending' });
    await around.receiver.behave({ status: 200 });
  });

  it('a mail server that hangs delays neither the webhook nor the event, with every connection on it', async () => {
    await around.start();
    await around.inbox.behave({ mode: 'slow', delayMs: 3_000 });
    await publishMany(5);
    await eventually(async () => expect(await around.inbox.mails()).toHaveLength(5));
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect(await around.receiver.requests(event.data.booking.id)).toHaveLength(1), soon);
    expect(await deliveryOf(around.db, event.id, 'booking_confirmation')).toMatchObject({ status: 'pending' });
    await around.inbox.behave({ mode: 'accept' });
  });

  it('a mail server that is away gets the mails when it is back; the webhook went out meanwhile', async () => {
    const away = await startTestInbox();
    await away.close();
    await around.start({ SMTP_URL: away.smtpUrl, SMTP_RETRY_SCHEDULE: '500ms,500ms,500ms,500ms,500ms,500ms' });
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect(await around.receiver.requests(event.data.booking.id)).toHaveLength(1), soon);
    await eventually(async () =>
      expect(await deliveryOf(around.db, event.id, 'booking_confirmation')).toMatchObject({
        status: 'pending',
        attempts: [{ outcome: 'failed', reason: 'connection_refused' }],
      }),
    );
    const back = await startTestInbox(away.smtpPort);
    await eventually(async () => expect(await back.mails()).toHaveLength(2));
    await eventually(async () => expect(around.attempted(event.id).filter(({ delivered }) => delivered)).toHaveLength(3));
    await back.close();
  });

  it('an endpoint that is away gets the webhook when it is back; the mails went out meanwhile', async () => {
    const away = await startTestReceiver('whsec_AAAA');
    await away.close();
    await around.start({ DEFAULT_WEBHOOK_URL: away.hookUrl, WEBHOOK_RETRY_SCHEDULE: '500ms,500ms,500ms,500ms,500ms,500ms' });
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect(await around.inbox.mails(event.data.booking.contactEmail)).toHaveLength(1), soon);
    await eventually(async () =>
      expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
        status: 'pending',
        attempts: [{ outcome: 'failed', reason: 'connection_refused' }],
      }),
    );
    const back = await startTestReceiver('whsec_AAAA', Number(away.host.split(':')[1]));
    await eventually(async () => expect(await back.requests(event.data.booking.id)).toHaveLength(1));
    await eventually(async () =>
      expect((await deliveriesOf(around.db, event.id)).map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered']),
    );
    await back.close();
  });
});
