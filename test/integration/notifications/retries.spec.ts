import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { deliveriesOf, deliveryOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings } from '../../support/notifications.js';

let around: NotificationsSurroundings;

beforeAll(async () => {
  around = await notificationsSurroundings();
  await around.start();
});
afterEach(async () => {
  await around.inbox.behave({ mode: 'accept' });
  await around.receiver.behave({ status: 200 });
});
afterAll(() => around.close());

const attempts = (count: number, attempt: object) =>
  Array.from({ length: count }, (_, i) => expect.objectContaining({ number: i + 1, latencyMs: expect.any(Number), ...attempt }));

/** Publishes an event, and gives it once all its deliveries ended. */
async function ended(event = aBookingCreated()) {
  await around.publish(event);
  await eventually(
    async () => {
      const statuses = (await deliveriesOf(around.db, event.id)).map(({ status }) => status);
      expect(statuses).toHaveLength(3);
      expect(statuses).not.toContain('pending');
    },
    { within: 15_000 },
  );
  return event;
}

describe('webhook_notification_on_create: retries', () => {
  it('after a failure the same webhook is sent again, signed anew, and each attempt is on record', async () => {
    await around.receiver.behave({ status: 500, times: 2 });
    const { id, data } = await ended();
    const requests = await around.receiver.requests(data.booking.id);
    const delivery = await deliveryOf(around.db, id, 'webhook');
    expect(requests.map(({ headers, verified }) => [headers['webhook-id'], verified])).toEqual([1, 2, 3].map(() => [delivery.id, true]));
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
    expect(delivery).toMatchObject({
      status: 'delivered',
      attempts: [
        ...attempts(2, { outcome: 'failed', reason: 'http_status', statusCode: 500, response: '' }),
        { number: 3, outcome: 'delivered', reason: null, statusCode: 200 },
      ],
    });
  });

  it('there are 5 retries, 6 attempts in all, and then it has failed', async () => {
    await around.receiver.behave({ status: 404 });
    const { id, data } = await ended();
    expect(await deliveryOf(around.db, id, 'webhook')).toMatchObject({
      status: 'failed',
      attemptCount: 6,
      leased: false,
      attempts: attempts(6, { outcome: 'failed', statusCode: 404 }),
    });
    await ended();
    expect(await around.receiver.requests(data.booking.id)).toHaveLength(6);
  });

  it('a longer Retry-After is kept to', async () => {
    await around.receiver.behave({ status: 503, headers: { 'retry-after': '3600' }, times: 1 });
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect((await deliveryOf(around.db, event.id, 'webhook')).attempts).toMatchObject([{ statusCode: 503 }]));
    const { rows } = await around.db.query(
      `SELECT extract(epoch FROM next_attempt_at - now())::float AS wait FROM deliveries WHERE event_id = $1 AND kind = 'webhook'`,
      [event.id],
    );
    expect(rows).toEqual([{ wait: expect.closeTo(3600, -2) }]);
    await ended();
    expect(await around.receiver.requests(event.data.booking.id)).toHaveLength(1);
  });

  it('a 410 is final at once, and stops the endpoint until staff enable it again', async () => {
    await around.receiver.behave({ status: 410, times: 1 });
    const { id } = await ended();
    expect(await deliveryOf(around.db, id, 'webhook')).toMatchObject({ status: 'failed', attempts: attempts(1, { reason: 'gone' }) });
    const next = aBookingCreated();
    await around.publish(next);
    await eventually(async () => expect(await deliveriesOf(around.db, next.id)).toHaveLength(2));
    await around.db.query('UPDATE webhook_endpoints SET enabled = true');
    expect(await deliveryOf(around.db, (await ended()).id, 'webhook')).toMatchObject({ status: 'delivered' });
  });

  it('an endpoint that is disabled between two attempts gets no further one', async () => {
    await around.receiver.behave({ status: 503, headers: { 'retry-after': '1' }, times: 1 });
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect((await deliveryOf(around.db, event.id, 'webhook')).attempts).toMatchObject([{ statusCode: 503 }]));
    await around.db.query('UPDATE webhook_endpoints SET enabled = false');
    await eventually(async () =>
      expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
        status: 'failed',
        attempts: [{ statusCode: 503 }, { outcome: 'failed', reason: 'endpoint_disabled' }],
      }),
    );
    await around.db.query('UPDATE webhook_endpoints SET enabled = true');
    expect(await around.receiver.requests(event.data.booking.id)).toHaveLength(1);
  });
});

describe('confirmation_email_on_create: retries', () => {
  it('after a 4xx the mail is sent again, with the Message-ID of its delivery', async () => {
    await around.inbox.behave({ mode: 'reject4xx', times: 3 });
    const { id, data } = await ended();
    const confirmation = await deliveryOf(around.db, id, 'booking_confirmation');
    const notice = await deliveryOf(around.db, id, 'sales_notification');
    expect(confirmation.attemptCount + notice.attemptCount).toBe(5);
    for (const { status, attempts: made } of [confirmation, notice]) {
      expect(status).toBe('delivered');
      const refused = attempts(made.length - 1, { outcome: 'failed', statusCode: 451, response: '451 try again later' });
      expect(made).toEqual([...refused, expect.objectContaining({ outcome: 'delivered', statusCode: 250 })]);
    }
    const mails = await around.inbox.mails(data.booking.contactEmail);
    expect(mails.map(({ messageId }) => messageId)).toEqual([`<${confirmation.id}@demo-booking.example>`]);
  });

  it('there are no more attempts than the schedule allows, and then it has failed', async () => {
    await around.inbox.behave({ mode: 'reject4xx' });
    const { id, data } = await ended();
    for (const kind of ['booking_confirmation', 'sales_notification']) {
      expect(await deliveryOf(around.db, id, kind)).toMatchObject({
        status: 'failed',
        attemptCount: 6,
        attempts: attempts(6, { outcome: 'failed', statusCode: 451 }),
      });
    }
    expect(around.attempted(id).some(({ kind, delivered }) => kind !== 'webhook' && delivered)).toBe(false);
    expect(await around.inbox.mails(data.booking.contactEmail)).toEqual([]);
  });

  it('a 5xx is final at once', async () => {
    await around.inbox.behave({ mode: 'reject5xx' });
    const { id } = await ended();
    for (const kind of ['booking_confirmation', 'sales_notification']) {
      expect(await deliveryOf(around.db, id, kind)).toMatchObject({
        status: 'failed',
        attempts: attempts(1, { outcome: 'failed', reason: 'smtp_rejected', statusCode: 550 }),
      });
    }
  });

  it('a connection lost after the message leaves the outcome unknown; the second mail has the same Message-ID', async () => {
    await around.inbox.behave({ mode: 'dropAfterData', times: 2 });
    const { id, data } = await ended();
    const deliveries = [await deliveryOf(around.db, id, 'booking_confirmation'), await deliveryOf(around.db, id, 'sales_notification')];
    expect(deliveries.flatMap(({ attempts: made }) => made.map(({ outcome }) => outcome)).toSorted()).toEqual([
      'delivered',
      'delivered',
      'unknown',
      'unknown',
    ]);
    for (const { id: deliveryId, attempts: made, recipient } of deliveries) {
      const sent = (await around.inbox.mails(recipient)).filter(({ messageId }) => messageId === `<${deliveryId}@demo-booking.example>`);
      expect(sent).toHaveLength(made.length);
      expect(made.at(-1)?.outcome).toBe('delivered');
    }
    expect(await around.inbox.mails(data.booking.contactEmail)).toHaveLength(deliveries[0]?.attempts.length ?? 0);
  });
});
