import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { PROBES, type Probe } from '#runtime';
import { type BookingsStandIn, startBookingsStandIn } from '../../../support/bookings-stand-in.js';
import { aBookingForm } from '../../../support/builders/a-booking-form.js';
import { eventually } from '../../../support/eventually.js';
import { startGateway, type TestGateway } from '../../../support/gateway.js';
import { startTestRedis, type TestRedis } from '../../../support/redis.js';
import { startProxy, type Proxy } from '../../../../scripts/services/proxy.js';
import { createVhost, type Vhost } from '../../../support/vhost.js';

const password = 'a-password-of-the-test';
const url = (port: number): string => `redis://limits:${password}@127.0.0.1:${port}`;
/** What README.md says that the user needs, and nothing else. */
const user = [
  'on',
  `>${password}`,
  '~demo-booking:limit:*',
  '+eval',
  '+evalsha',
  '+time',
  '+ping',
  '+hgetall',
  '+hget',
  '+hset',
  '+hdel',
  '+pexpire',
];

let vhost: Vhost;
let bookings: BookingsStandIn;
let redis: TestRedis;
let proxy: Proxy;
let gateways: readonly [TestGateway, TestGateway, TestGateway];
let clients = 0;

beforeAll(async () => {
  vhost = await createVhost();
  bookings = await startBookingsStandIn(vhost.amqpUrl);
  redis = await startTestRedis(() => ['--user', 'default', 'on', 'nopass', '~*', '+@all', '--user', 'limits', ...user]);
  proxy = await startProxy(url(redis.port));
  const start = () => startGateway({ AMQP_URL: vhost.amqpUrl, REDIS_URL: proxy.url, SUBMIT_DEADLINE: '2s' });
  gateways = [await start(), await start(), await start()];
});

afterEach(async () => {
  bookings.answer = undefined;
  proxy.heal();
  await sharedAgain();
});

afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  await proxy.close();
  await redis.close();
  await bookings.close();
  await vhost.remove();
});

const sharedAgain = (): Promise<void> =>
  eventually(
    async () => {
      const values = await Promise.all(gateways.map((gateway) => metricOf(gateway, 'shared')));
      if (values.includes(0)) throw new Error('The limits are not shared.');
    },
    { within: 10_000 },
  );

const newClient = (): string => {
  clients += 1;
  return `203.0.113.${clients}`;
};

const submit = (gateway: TestGateway, from: string, fields: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  gateway.post('/v1/bookings', aBookingForm(fields), { from, headers });

async function metricOf({ app }: TestGateway, name: 'shared' | 'fallbacks_total'): Promise<number | undefined> {
  const metrics = await app.get(Registry).getSingleMetric(`demo_booking_rate_limit_${name}`)?.get();
  return metrics?.values[0]?.value;
}

describe('rate_limit_per_ip with a shared window', () => {
  it('of 60 at once from one address over three gateways exactly 3 are accepted', async () => {
    const from = newClient();
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => submit(gateways[n % 3] ?? gateways[0], from)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    expect(statuses.filter((status) => status === 429)).toHaveLength(57);
  });

  it('what is left is told over all gateways', async () => {
    const from = newClient();
    for (const [n, gateway] of gateways.entries()) {
      expect((await submit(gateway, from)).headers.get('ratelimit')).toMatch(new RegExp(`^"bookings";r=${2 - n};t=(900|89\\d)$`));
    }
    const refused = await submit(gateways[0], from);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(880);
  });

  it('what is refused for its content gives its place back, over all gateways', async () => {
    const from = newClient();
    for (const gateway of [...gateways, ...gateways]) expect((await submit(gateway, from, { contactEmail: 'kari' })).status).toBe(422);
    expect((await submit(gateways[1], from)).headers.get('ratelimit')).toBe('"bookings";r=2;t=900');
  });

  it('a repeat under one Idempotency-Key takes no second place, at whichever gateway it comes', async () => {
    const from = newClient();
    const form = aBookingForm();
    for (const gateway of gateways) {
      const answer = await gateway.post('/v1/bookings', form, { from, headers: { 'idempotency-key': 'the-same-key-everywhere' } });
      expect(answer.headers.get('ratelimit')).toMatch(/^"bookings";r=2;/);
    }
  });

  it('no address gets to the server, nor does anything stay there for ever', async () => {
    const from = newClient();
    await submit(gateways[0], from);
    const keys = await redis.ask(['KEYS', '*']);
    expect(JSON.stringify(keys)).toMatch(/demo-booking:limit:bookings:[0-9a-f]{64}/);
    expect(JSON.stringify(keys)).not.toContain(from);
    // -1 is a key that stays; one that has gone since it was listed is -2.
    for (const key of Array.isArray(keys) ? keys : []) expect(await redis.ask(['PTTL', String(key)])).not.toBe(-1);
  });

  it('with the server away, submissions go on within the limit of each gateway, and a metric says so; then it is shared again', async () => {
    const from = newClient();
    expect((await submit(gateways[0], from)).status).toBe(201);
    redis.kill();
    const [first, second] = gateways;
    await eventually(async () => expect(await metricOf(first, 'shared')).toBe(0));
    const before = await metricOf(first, 'fallbacks_total');
    // The first knows of the one that it took; the second of none.
    expect((await submit(first, from)).status).toBe(201);
    expect((await submit(first, from)).status).toBe(201);
    expect((await submit(first, from)).status).toBe(429);
    expect((await submit(second, from)).status).toBe(201);
    expect(await metricOf(first, 'fallbacks_total')).toBe((before ?? 0) + 3);
    const probes: readonly Probe[] = first.app.get(PROBES);
    for (const probe of probes) await probe.check();

    await redis.restart();
    await sharedAgain();
    const later = newClient();
    for (const gateway of gateways) expect((await submit(gateway, later)).status).toBe(201);
    expect((await submit(second, later)).status).toBe(429);
  });

  it('a server that hangs holds up the first submission for a quarter of a second, and no other', async () => {
    const from = newClient();
    proxy.swallow();
    const took: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const startedAt = performance.now();
      expect((await submit(gateways[2], from)).status).toBe(n < 3 ? 201 : 429);
      took.push(performance.now() - startedAt);
    }
    expect(took[0]).toBeGreaterThan(240);
    expect(took[0]).toBeLessThan(1_000);
    expect(Math.max(...took.slice(1))).toBeLessThan(240);
    expect(await metricOf(gateways[2], 'shared')).toBe(0);
  });

  it('a place that the server took too late to be heard of is given back with its submission', async () => {
    const from = newClient();
    proxy.delay(200);
    expect((await submit(gateways[2], from, { contactEmail: 'kari' })).status).toBe(422);
    expect(await metricOf(gateways[2], 'shared')).toBe(0);
    proxy.heal();
    await sharedAgain();
    // The key is that of the submission, so that asking again takes no further place.
    const form = aBookingForm();
    await eventually(async () => {
      const repeat = await gateways[1].post('/v1/bookings', form, { from, headers: { 'idempotency-key': 'asked-until-it-is-back' } });
      expect(repeat.headers.get('ratelimit')).toMatch(/^"bookings";r=2;/);
    });
  });

  it('a server that refuses the scripts is as one that is away', async () => {
    await redis.ask(['ACL', 'SETUSER', 'limits', '-evalsha', '-eval']);
    const from = newClient();
    for (const status of [201, 201, 201, 429]) expect((await submit(gateways[0], from)).status).toBe(status);
    expect(await metricOf(gateways[0], 'shared')).toBe(0);
    await redis.ask(['ACL', 'SETUSER', 'limits', '+evalsha', '+eval']);
  });

  it('a gateway that starts while the server is away serves, and closes', async () => {
    proxy.refuse();
    const alone = await startGateway({ AMQP_URL: vhost.amqpUrl, REDIS_URL: proxy.url });
    expect((await submit(alone, newClient())).status).toBe(201);
    expect(await metricOf(alone, 'shared')).toBe(0);
    await alone.close();
  });

  it('without REDIS_URL a gateway counts by itself, and calls it no fallback', async () => {
    const alone = await startGateway({ AMQP_URL: vhost.amqpUrl });
    const from = newClient();
    for (const status of [201, 201, 201, 429]) expect((await submit(alone, from)).status).toBe(status);
    expect(await metricOf(alone, 'shared')).toBe(0);
    expect(await metricOf(alone, 'fallbacks_total')).toBe(0);
    await alone.close();
  });

  it('closing a gateway ends its connection to the server', async () => {
    const count = async (): Promise<number> => String(await redis.ask(['CLIENT', 'LIST'])).split('user=limits').length;
    const before = await count();
    const one = await startGateway({ AMQP_URL: vhost.amqpUrl, REDIS_URL: url(redis.port) });
    await eventually(async () => expect(await count()).toBe(before + 1));
    await one.close();
    await eventually(async () => expect(await count()).toBe(before));
  });
});
