import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '#persistence';
import { notificationsDatabase } from '../../../apps/notifications/src/database.js';
import { ensureDefaultEndpoint } from '../../../apps/notifications/src/deliveries/default-endpoint.js';
import { concludeAttempt } from '../../../apps/notifications/src/deliveries/delivery.store.js';
import { beginDueWebhooks } from '../../../apps/notifications/src/deliveries/due-webhooks.store.js';
import type { SendResult } from '../../../apps/notifications/src/channels/send-result.js';
import { aWebhookDelivery } from '../../support/builders/a-delivery.js';
import { deliveryOf, endLeases } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings, webhookSecret } from '../../support/notifications.js';
import { startProxy } from '../../../scripts/services/proxy.js';

const maxAttempts = 6;

let around: NotificationsSurroundings;
/** The database as a worker has it, without a worker. */
let orm: MikroORM;

beforeEach(async () => {
  around = await notificationsSurroundings();
  orm = await MikroORM.init(ormOptions(notificationsDatabase(around.databaseUrl)));
  await ensureDefaultEndpoint(orm.em.fork(), around.receiver.hookUrl, webhookSecret);
});
afterEach(async () => {
  await orm.close();
  await around.close();
});

const begin = (takesOver = true, free = 10) =>
  beginDueWebhooks(orm.em.fork(), { free, taken: new Map() }, { usual: 8, failing: 2 }, { maxAttempts, leaseMs: 45_000, takesOver });

/** Begins an attempt that nobody ends, and lets its lease pass. */
async function abandon(eventId: string) {
  const [attempt] = await begin();
  if (attempt === undefined) throw new Error('Nothing was due');
  await endLeases(around.db, eventId);
  return attempt;
}

const conclude = (attempt: { id: string; number: number }, result: SendResult, retryInMs?: number) =>
  orm.em.fork().transactional((em) => concludeAttempt(em, attempt, { result, latencyMs: 3, at: new Date(), retryInMs }));

const accepted: SendResult = { outcome: 'delivered', permanent: false, statusCode: 200 };
const failed: SendResult = { outcome: 'failed', permanent: false, reason: 'timeout' };

describe('webhook_notification_on_create: a worker that dies between claim and result', () => {
  it('leaves an attempt of unknown outcome, which counts, and a lease that others keep to', async () => {
    const { event } = await aWebhookDelivery(orm.em);
    expect(await begin()).toMatchObject([{ number: 1, kind: 'webhook', event_type: 'booking.created' }]);
    expect(await begin()).toEqual([]);
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
      status: 'pending',
      attemptCount: 1,
      leased: true,
      attempts: [{ number: 1, outcome: 'unknown', reason: null, latencyMs: null }],
    });
  });

  it('is taken over from after the lease, by a further attempt of the same delivery', async () => {
    const { event, delivery } = await aWebhookDelivery(orm.em);
    await begin();
    await around.start();
    expect(await around.receiver.requests(event.data.booking.id)).toEqual([]);
    await endLeases(around.db, event.id);
    await eventually(() => expect(around.attempted(event.id)).toMatchObject([{ delivered: true, attempts: 2 }]));
    expect((await deliveryOf(around.db, event.id, 'webhook')).attempts).toMatchObject([{ outcome: 'unknown' }, { outcome: 'delivered' }]);
    const requests = await around.receiver.requests(event.data.booking.id);
    expect(requests.map(({ headers }) => headers['webhook-id'])).toEqual([delivery.id]);
  });

  it('at the last attempt makes it a failed one, with its event, and nothing is sent', async () => {
    const { event } = await aWebhookDelivery(orm.em);
    for (let i = 0; i < maxAttempts; i++) await abandon(event.id);
    expect(await begin()).toEqual([]);
    await around.start();
    await eventually(() => expect(around.attempted(event.id)).toMatchObject([{ kind: 'webhook', delivered: false, attempts: 6 }]));
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
      status: 'failed',
      leased: false,
      attempts: Array.from({ length: maxAttempts }, () => expect.objectContaining({ outcome: 'unknown' })),
    });
    expect(await around.receiver.requests(event.data.booking.id)).toEqual([]);
  });

  it('is not taken over while a result may still come that an absent database held up', async () => {
    const { event } = await aWebhookDelivery(orm.em);
    await abandon(event.id);
    expect(await begin(false)).toEqual([]);
    expect(await begin(true)).toHaveLength(1);
  });

  it('two workers never begin the same attempt', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => aWebhookDelivery(orm.em)));
    const begun = (await Promise.all(Array.from({ length: 6 }, () => begin(true, 3)))).flat();
    expect(begun.map(({ id }) => id).toSorted()).toEqual(made.map(({ delivery }) => delivery.id).toSorted());
  });
});

describe('webhook_notification_on_create: an attempt', () => {
  it('ends after DELIVERY_TIMEOUT, and the delivery is leased for three times that', async () => {
    const { event } = await aWebhookDelivery(orm.em);
    await around.receiver.behave({ status: 200, delayMs: 12_000 });
    await around.start({ DELIVERY_TIMEOUT: '1s', WEBHOOK_RETRY_SCHEDULE: '1h' });
    const leases = () =>
      around.db.query<{ seconds: number }>(
        'SELECT extract(epoch FROM leased_until - at)::float AS seconds FROM deliveries JOIN delivery_attempts ON delivery_id = id WHERE leased_until IS NOT NULL',
      );
    await eventually(async () => expect((await leases()).rows).toEqual([{ seconds: 3 }]));
    await eventually(async () =>
      expect((await deliveryOf(around.db, event.id, 'webhook')).attempts).toMatchObject([{ reason: 'timeout' }]),
    );
    const [attempt] = (await deliveryOf(around.db, event.id, 'webhook')).attempts;
    expect(attempt?.latencyMs).toBeGreaterThanOrEqual(990);
    expect(attempt?.latencyMs).toBeLessThan(10_000);
  });
});

describe('webhook_notification_on_create: a worker that hears of its claim late', () => {
  it('sends nothing that might end after its lease: the attempt of who took over stands alone', async () => {
    const link = await startProxy(around.databaseUrl);
    try {
      await around.start({ DATABASE_URL: link.url, DELIVERY_TIMEOUT: '1s' });
      const { event } = await aWebhookDelivery(orm.em);
      // The claim arrives, and its answer comes when more than two thirds of the lease are over.
      link.delay(1_200);
      await eventually(async () => expect((await deliveryOf(around.db, event.id, 'webhook')).attemptCount).toBe(1), {
        within: 30_000,
      });
      await endLeases(around.db, event.id);
      const [second] = await begin();
      if (second === undefined) throw new Error('Nobody took over');
      link.heal();
      await eventually(async () =>
        expect((await deliveryOf(around.db, event.id, 'webhook')).attempts).toMatchObject([
          { outcome: 'failed', reason: 'too_late' },
          { outcome: 'unknown', latencyMs: null },
        ]),
      );
      await conclude(second, accepted);
      expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'delivered', attemptCount: 2 });
      expect(await around.receiver.requests(event.data.booking.id)).toEqual([]);
      const { rows } = await around.db.query('SELECT failing_since FROM webhook_endpoints');
      expect(rows).toEqual([{ failing_since: null }]);
    } finally {
      link.heal();
      await link.close();
    }
  });
});

describe('webhook_notification_on_create: a schedule that was shortened', () => {
  it('gives up what has had more attempts than it allows now', async () => {
    const { event } = await aWebhookDelivery(orm.em);
    const [attempt] = await begin();
    if (attempt !== undefined) await conclude(attempt, failed, 0);
    const second = await abandon(event.id);
    await conclude(second, failed, 0);
    await around.start({ WEBHOOK_RETRY_SCHEDULE: '1ms' });
    await eventually(() => expect(around.attempted(event.id)).toMatchObject([{ delivered: false, attempts: 2 }]));
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'failed', attemptCount: 2 });
  });
});

describe('webhook_notification_on_create: a result that comes after the lease', () => {
  it('as an acceptance counts, whatever the later attempt comes to', async () => {
    const { event } = await aWebhookDelivery(orm.em);
    const first = await abandon(event.id);
    const [second] = await begin();
    await conclude(first, accepted);
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'delivered', leased: false });
    if (second !== undefined) await conclude(second, failed, 1_000);
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
      status: 'delivered',
      attempts: [
        { outcome: 'unknown', reason: 'overtaken' },
        { outcome: 'failed', reason: 'timeout' },
      ],
    });
  });

  it('as an acceptance is on record as of unknown outcome: it was when the later attempt began', async () => {
    const { event } = await aWebhookDelivery(orm.em);
    const first = await abandon(event.id);
    const [second] = await begin();
    if (second !== undefined) await conclude(second, accepted);
    await conclude(first, accepted);
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
      status: 'delivered',
      attempts: [{ outcome: 'unknown', reason: 'overtaken' }, { outcome: 'delivered' }],
    });
  });

  it('as an acceptance counts even when the delivery was given up meanwhile', async () => {
    const { event } = await aWebhookDelivery(orm.em);
    const first = await abandon(event.id);
    const [second] = await begin();
    if (second !== undefined) await conclude(second, failed);
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'failed' });
    await conclude(first, accepted);
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'delivered' });
  });

  it.each([
    ['to be tried again', 1],
    ['for good', undefined],
  ])('as a failure %s does not disturb the later attempt', async (_what, retryInMs) => {
    const { event } = await aWebhookDelivery(orm.em);
    const first = await abandon(event.id);
    const [second] = await begin();
    await conclude(first, failed, retryInMs);
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'pending', leased: true, attemptCount: 2 });
    expect(await begin()).toEqual([]);
    if (second !== undefined) await conclude(second, accepted);
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
      status: 'delivered',
      attempts: [{ outcome: 'failed' }, { outcome: 'delivered' }],
    });
  });
});
