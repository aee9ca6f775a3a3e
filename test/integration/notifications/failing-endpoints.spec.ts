import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ChangeWebhookEndpoint, GetWebhookEndpoint, TestWebhookEndpoint } from '#contracts';
import { defaultEndpointId } from '../../../apps/notifications/src/deliveries/default-endpoint.js';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { deliveryOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings } from '../../support/notifications.js';
import { startEndpoint } from './channels/endpoint.js';

let around: NotificationsSurroundings;

beforeEach(async () => {
  around = await notificationsSurroundings();
  await around.start({ WEBHOOK_PAUSE_AFTER: '2h', WEBHOOK_RETRY_SCHEDULE: '1h' });
});
afterEach(() => around.close());

const within = { withinMs: 5_000 };
const change = () => ({ id: defaultEndpointId, actor: 'user:admin', receivedAt: new Date().toISOString() });
const endpoint = () => around.bus.request(GetWebhookEndpoint, { id: defaultEndpointId }, within);
const test = () => around.bus.request(TestWebhookEndpoint, change(), within);
const enable = () => around.bus.request(ChangeWebhookEndpoint, { ...change(), fields: { enabled: true } }, within);
const fail = () => around.receiver.behave({ status: 503 });
const recover = () => around.receiver.behave({ status: 200 });
const webhookOf = ({ id }: { id: string }) => deliveryOf(around.db, id, 'webhook');

/** The transaction that wrote the endpoint last. */
const version = async () => (await around.db.query<{ xmin: string }>('SELECT xmin::text FROM webhook_endpoints')).rows[0]?.xmin;

/** Publishes a booking, and waits for the attempt to tell of it. */
async function attempted() {
  const event = aBookingCreated();
  await around.publish(event);
  await eventually(async () => expect((await webhookOf(event)).attempts).toMatchObject([{ latencyMs: expect.any(Number) }]));
  return event;
}
/** Lets the endpoint fail, as if it had for these hours. */
async function failingFor(hours: number) {
  await fail();
  await attempted();
  await around.db.query('UPDATE webhook_endpoints SET failing_since = now() - make_interval(hours => $1)', [hours]);
}
async function paused() {
  await failingFor(3);
  await attempted();
  expect(await endpoint()).toMatchObject({ pausedAt: expect.any(String) });
}
/** Publishes a booking of which the paused endpoint is not told. */
async function waiting() {
  const event = aBookingCreated();
  await around.handle(event);
  await eventually(async () => expect(await around.inbox.mails(event.data.booking.contactEmail)).toHaveLength(1));
  expect(await webhookOf(event)).toMatchObject({ status: 'pending', attemptCount: 0 });
  return event;
}

describe('an endpoint that fails', () => {
  it('shows since when, until an attempt is delivered', async () => {
    await attempted();
    expect(await endpoint()).toMatchObject({ failingSince: null, pausedAt: null });
    await fail();
    await attempted();
    const { failingSince } = await endpoint();
    expect(Date.now() - new Date(failingSince ?? 0).getTime()).toBeLessThan(60_000);
    await attempted();
    expect(await endpoint()).toMatchObject({ failingSince, pausedAt: null });
    await recover();
    await attempted();
    expect(await endpoint()).toMatchObject({ failingSince: null, pausedAt: null });
  });

  it('is not paused before WEBHOOK_PAUSE_AFTER is over, and is then', async () => {
    await failingFor(1);
    await attempted();
    expect(await endpoint()).toMatchObject({ failingSince: expect.any(String), pausedAt: null });
    await failingFor(3);
    await attempted();
    expect(await endpoint()).toMatchObject({ failingSince: expect.any(String), pausedAt: expect.any(String) });
  });

  it('fails by answers that get lost too, and not by what was never sent to it', async () => {
    await around.db.query('UPDATE webhook_endpoints SET enabled = false');
    const { deliveryId } = await test();
    await eventually(async () => {
      const { rows } = await around.db.query('SELECT status FROM deliveries WHERE id = $1', [deliveryId]);
      expect(rows).toEqual([{ status: 'delivered' }]);
    });
    await around.db.query(`UPDATE deliveries SET is_test = false, status = 'pending', delivered_at = NULL, next_attempt_at = now()`);
    await around.db.query(`UPDATE notified_events SET type = 'booking.created'`);
    await eventually(async () =>
      expect((await around.db.query('SELECT reason FROM delivery_attempts WHERE number = 2')).rows).toEqual([
        { reason: 'endpoint_disabled' },
      ]),
    );
    expect(await endpoint()).toMatchObject({ failingSince: null });
    const silent = await startEndpoint((request) => request.socket.destroy());
    await around.db.query(`UPDATE webhook_endpoints SET enabled = true, url = $1`, [`http://127.0.0.1:${silent.port}/`]);
    expect((await webhookOf(await attempted())).attempts).toMatchObject([{ outcome: 'unknown' }]);
    await silent.close();
    expect(await endpoint()).toMatchObject({ failingSince: expect.any(String) });
  });

  it('is written to only where something changes', async () => {
    const untouched = await version();
    await attempted();
    expect(await version()).toBe(untouched);
    await fail();
    await attempted();
    const failing = await version();
    expect(failing).not.toBe(untouched);
    await attempted();
    expect(await version()).toBe(failing);
  });
});

describe('a paused endpoint', () => {
  it('is sent nothing: its deliveries wait, and use no attempts', async () => {
    await paused();
    const before = (await around.receiver.requests()).length;
    const event = await waiting();
    await around.db.query(`UPDATE deliveries SET next_attempt_at = now() WHERE status = 'pending'`);
    // One worker begins both: had the webhook been due, it would have gone before the test.
    await test();
    await eventually(async () => expect(await around.receiver.requests()).toHaveLength(before + 1));
    expect(await webhookOf(event)).toMatchObject({ status: 'pending', attemptCount: 0 });
  });

  it('stays so when a test fails', async () => {
    await paused();
    await test();
    await eventually(async () => {
      const { rows } = await around.db.query(
        'SELECT a.outcome, latency_ms IS NOT NULL AS ended FROM delivery_attempts a JOIN deliveries d ON d.id = delivery_id WHERE is_test',
      );
      expect(rows).toEqual([{ outcome: 'failed', ended: true }]);
    });
    expect(await endpoint()).toMatchObject({ pausedAt: expect.any(String) });
  });

  it('goes on after a test that was delivered, and what waited goes out', async () => {
    await paused();
    const event = await waiting();
    await recover();
    await test();
    await eventually(async () => expect(await webhookOf(event)).toMatchObject({ status: 'delivered', attemptCount: 1 }));
    expect(await endpoint()).toMatchObject({ failingSince: null, pausedAt: null });
  });

  it('goes on when staff enable it, and what waited goes out', async () => {
    await paused();
    const event = await waiting();
    await recover();
    expect(await enable()).toMatchObject({ enabled: true, failingSince: null, pausedAt: null });
    await eventually(async () => expect(await webhookOf(event)).toMatchObject({ status: 'delivered', attemptCount: 1 }));
  });

  it('that is disabled has no deliveries waiting: they fail, as with any endpoint that is stopped', async () => {
    await paused();
    const event = await waiting();
    await around.bus.request(ChangeWebhookEndpoint, { ...change(), fields: { enabled: false } }, within);
    await eventually(async () =>
      expect(await webhookOf(event)).toMatchObject({ status: 'failed', attempts: [{ reason: 'endpoint_disabled' }] }),
    );
  });
});
