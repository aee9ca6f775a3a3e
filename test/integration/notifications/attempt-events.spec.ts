import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliveryAttempted } from '#contracts';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { deliveryOf, endLeases } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings, salesEmail, webhookSecret } from '../../support/notifications.js';

let around: NotificationsSurroundings;

beforeAll(async () => {
  around = await notificationsSurroundings();
  await around.start();
});
afterEach(async () => {
  await around.receiver.behave({ status: 200 });
});
afterAll(() => around.close());

describe('delivery.attempted', () => {
  it('tells of every attempt once, with no recipient in it', async () => {
    await around.receiver.behave({ status: 500, times: 2 });
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(() => expect(around.attempted(event.id)).toHaveLength(5));
    const { id: eventId, data } = event;
    for (const kind of ['booking_confirmation', 'sales_notification', 'webhook']) {
      const { id: deliveryId, attempts } = await deliveryOf(around.db, eventId, kind);
      const told = around.attempted(eventId).filter((each) => each.kind === kind);
      expect(told).toEqual(
        attempts.map(({ number, outcome }) => ({
          deliveryId,
          eventId,
          eventType: 'booking.created',
          kind,
          bookingId: data.booking.id,
          delivered: outcome === 'delivered',
          attempts: number,
          at: expect.any(String),
        })),
      );
    }
    const text = JSON.stringify(around.attempted(eventId));
    expect(text).not.toContain(data.booking.contactEmail);
    expect(text).not.toContain(salesEmail);
    expect(Object.keys(DeliveryAttempted.data.shape)).not.toContain('recipient');
  });

  it('counts the attempts on record over all endpoints, and never falls', async () => {
    await around.db.query(
      `INSERT INTO webhook_endpoints (id, url, secret, types, enabled)
       SELECT gen_random_uuid(), $1, $2, '{booking.created}', true FROM generate_series(1, 3)`,
      [around.receiver.hookUrl, webhookSecret],
    );
    await around.receiver.behave({ status: 500, times: 6 });
    const event = aBookingCreated();
    await around.publish(event);
    const webhooks = () => around.attempted(event.id).filter(({ kind }) => kind === 'webhook');
    await eventually(() => expect(webhooks()).toHaveLength(10));
    const { rows } = await around.db.query<{ made: string }>(
      `SELECT count(*) AS made FROM delivery_attempts JOIN deliveries d ON d.id = delivery_id WHERE event_id = $1 AND kind = 'webhook'`,
      [event.id],
    );
    expect(Math.max(...webhooks().map(({ attempts }) => attempts))).toBe(Number(rows[0]?.made));
    expect(await around.receiver.requests(event.data.booking.id)).toHaveLength(10);
    await around.db.query(`DELETE FROM webhook_endpoints WHERE description IS NULL`);
  });

  it.each([
    ['the result', 'UPDATE', 'deliveries', `NEW.kind = 'webhook' AND NEW.status = 'delivered'`],
    ['the event', 'INSERT', 'outbox', `NEW.data ->> 'kind' = 'webhook'`],
  ])('becomes true together with the result of its attempt: neither does when %s cannot be written', async (_what, change, table, when) => {
    await around.db.query(`
      CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$;
      CREATE CONSTRAINT TRIGGER refuse_results AFTER ${change} ON ${table} DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION refuse()`);
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect(await around.receiver.requests(event.data.booking.id)).toHaveLength(1));
    await eventually(() => expect(around.attempted(event.id)).toHaveLength(2));
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
      status: 'pending',
      leased: true,
      attempts: [{ number: 1, outcome: 'unknown' }],
    });
    await around.db.query(`DROP TRIGGER refuse_results ON ${table}`);
    await endLeases(around.db, event.id);
    await eventually(() =>
      expect(around.attempted(event.id).filter(({ kind }) => kind === 'webhook')).toMatchObject([{ delivered: true, attempts: 2 }]),
    );
    expect((await deliveryOf(around.db, event.id, 'webhook')).attempts).toMatchObject([{ outcome: 'unknown' }, { outcome: 'delivered' }]);
  });

  it('leaves nothing in the outbox', async () => {
    await eventually(async () => expect((await around.db.query('SELECT FROM outbox WHERE published_at IS NULL')).rowCount).toBe(0));
  });
});
