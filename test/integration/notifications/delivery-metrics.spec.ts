import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { Registry } from 'prom-client';
import { ormOptions } from '#persistence';
import { Collectors } from '#runtime';
import { notificationsDatabase } from '../../../apps/notifications/src/database.js';
import { defaultEndpointId, ensureDefaultEndpoint } from '../../../apps/notifications/src/deliveries/default-endpoint.js';
import { watchDueDeliveries } from '../../../apps/notifications/src/deliveries/due-gauges.js';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { aWebhookDelivery } from '../../support/builders/a-delivery.js';
import { deliveriesOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { valuesOf } from '../../support/metric-values.js';
import { type NotificationsSurroundings, notificationsSurroundings, webhookSecret } from '../../support/notifications.js';

let around: NotificationsSurroundings;

beforeEach(async () => {
  around = await notificationsSurroundings();
});
afterEach(() => around.close());

describe('the deliveries of an event', () => {
  it('are counted by attempt and outcome, by how they ended, and mails by the time from the event', async () => {
    const registry: Registry = (await around.start()).get(Registry);
    await around.receiver.behave({ status: 500, times: 2 });
    await around.inbox.behave({ mode: 'reject5xx', times: 1 });
    const occurredAt = new Date(Date.now() - 90_000);
    const event = aBookingCreated();
    await around.publish({ ...event, time: occurredAt.toISOString() });
    await eventually(
      async () => {
        const statuses = (await deliveriesOf(around.db, event.id)).map(({ status }) => status);
        expect(statuses.toSorted()).toEqual(['delivered', 'delivered', 'failed']);
      },
      { within: 15_000 },
    );
    const attempts = await valuesOf(registry, 'demo_booking_delivery_attempt_duration_seconds');
    expect(attempts).toMatchObject({ 'kind=webhook outcome=failed': 2, 'kind=webhook outcome=delivered': 1 });
    const ends = await valuesOf(registry, 'demo_booking_delivery_attempts');
    expect(ends['kind=webhook status=delivered']).toBe(1);
    // The server refused one of both mails.
    const mails = ['booking_confirmation', 'sales_notification'];
    const mailsThat = (status: string): number => mails.filter((kind) => ends[`kind=${kind} status=${status}`] === 1).length;
    expect([mailsThat('delivered'), mailsThat('failed')]).toEqual([1, 1]);
    const text = await registry.metrics();
    expect(text).toContain('demo_booking_delivery_attempts_sum{kind="webhook",status="delivered"} 3');
    // Of the mail alone that was accepted, a minute and a half after its event.
    expect(text.match(/mail_acceptance_seconds_bucket\{le="60",kind="\w+"\} 0/g)).toHaveLength(1);
    expect(text.match(/mail_acceptance_seconds_bucket\{le="120",kind="\w+"\} 1/g)).toHaveLength(1);
  });
});

describe('for how long the oldest delivery has been due', () => {
  let orm: MikroORM;
  const age = async (): Promise<number> => {
    const registry = new Registry();
    watchDueDeliveries(new Collectors(registry), orm.em);
    const ages = await valuesOf(registry, 'demo_booking_deliveries_oldest_due_age_seconds');
    expect(ages['channel=email']).toBe(0);
    return ages['channel=webhook'] ?? Number.NaN;
  };

  beforeEach(async () => {
    orm = await MikroORM.init(ormOptions(notificationsDatabase(around.databaseUrl)));
    await ensureDefaultEndpoint(orm.em.fork(), around.receiver.hookUrl, webhookSecret);
  });
  afterEach(() => orm.close());

  it('is told, of what is not under way, not ahead, and not waiting for a paused endpoint', async () => {
    expect(await age()).toBe(0);
    const { delivery } = await aWebhookDelivery(orm.em);
    const change = (columns: string) => around.db.query(`UPDATE deliveries SET ${columns} WHERE id = $1`, [delivery.id]);
    await change("next_attempt_at = now() - interval '1 hour'");
    expect(await age()).toBeCloseTo(3_600, -2);
    await change("leased_until = now() + interval '1 minute'");
    expect(await age()).toBe(0);
    await change("leased_until = now() - interval '1 minute'");
    expect(await age()).toBeCloseTo(3_600, -2);
    await around.db.query('UPDATE webhook_endpoints SET failing_since = now(), paused_at = now() WHERE id = $1', [defaultEndpointId]);
    expect(await age()).toBe(0);
    await around.db.query('UPDATE webhook_endpoints SET paused_at = NULL');
    await change("leased_until = NULL, next_attempt_at = now() + interval '1 hour'");
    expect(await age()).toBe(0);
  });
});
