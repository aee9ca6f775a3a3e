import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aBookingForm } from '../support/builders/a-booking-form.js';
import { eventually } from '../support/eventually.js';
import { startTestRedis, type TestRedis } from '../support/redis.js';
import { aClientAddress, startTestStack, type TestStack } from '../support/stack.js';

interface GatewayAddress {
  url: string;
  opsUrl: string;
}

let redis: TestRedis;
let stack: TestStack;
const gateways: GatewayAddress[] = [];

beforeAll(async () => {
  redis = await startTestRedis();
  stack = await startTestStack({ REDIS_URL: redis.url });
  gateways.push({ url: stack.file().gatewayUrl, opsUrl: stack.file().opsUrls.gateway });
  for (let n = 0; n < 2; n += 1) {
    const [url = '', opsUrl = ''] = (await stack.start('gateway')).match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
    gateways.push({ url, opsUrl });
  }
}, 180_000);

afterAll(async () => {
  await stack.stop();
  await redis.close();
});

const submit = async ({ url }: GatewayAddress, from: string): Promise<number> => {
  const answer = await fetch(`${url}/v1/bookings`, {
    method: 'POST',
    body: JSON.stringify(aBookingForm()),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
  });
  await answer.arrayBuffer();
  return answer.status;
};

/** `n` submissions from one address at once, spread over the gateways: how many got a place. */
const acceptedOf = async (n: number, from: string): Promise<number> => {
  const statuses = await Promise.all(Array.from({ length: n }, (_, at) => at % 3).map((at) => submit(gateways[at] ?? nowhere, from)));
  expect(statuses.filter((status) => ![201, 202, 429].includes(status))).toEqual([]);
  return statuses.filter((status) => status < 300).length;
};
const nowhere: GatewayAddress = { url: '', opsUrl: '' };

const sharedAre = (value: 0 | 1) =>
  eventually(
    async () => {
      for (const { opsUrl } of gateways) {
        expect(await (await fetch(`${opsUrl}/metrics`)).text()).toMatch(new RegExp(`^demo_booking_rate_limit_shared ${value}$`, 'm'));
      }
    },
    { within: 15_000 },
  );

describe('rate_limit_per_ip over three gateways', () => {
  it('of 60 submissions at once from one address exactly 3 are accepted', async () => {
    await sharedAre(1);
    expect(await acceptedOf(60, aClientAddress())).toBe(3);
  });

  it('when Redis is killed in the middle nobody notices but the limit, and it is shared again when Redis is back', async () => {
    const from = aClientAddress();
    const under = acceptedOf(30, from);
    redis.kill();
    // Each gateway lets its own three through at most, whatever was counted together before.
    expect(await under).toBeLessThanOrEqual(9);
    await sharedAre(0);
    expect(await acceptedOf(30, aClientAddress())).toBe(9);
    for (const { opsUrl } of gateways) expect((await fetch(`${opsUrl}/health/ready`)).status).toBe(200);

    await redis.restart();
    await sharedAre(1);
    expect(await acceptedOf(30, aClientAddress())).toBe(3);
  });
});
