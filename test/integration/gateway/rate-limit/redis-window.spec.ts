import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import * as fc from 'fast-check';
import { hitKey } from '../../../../apps/gateway/src/rate-limit/limit-window.js';
import { windowScripts } from '../../../../apps/gateway/src/rate-limit/redis-scripts.js';
import { RedisWindow } from '../../../../apps/gateway/src/rate-limit/redis-window.js';
import { RollingWindow } from '../../../../apps/gateway/src/rate-limit/rolling-window.js';
import { eventually } from '../../../support/eventually.js';
import { startTestRedis, type TestRedis } from '../../../support/redis.js';

let redis: TestRedis;
let client: Awaited<ReturnType<typeof connectTo>>;
let window: RedisWindow;

const connectTo = async (url: string, scripts: ReturnType<typeof windowScripts>) => {
  const made = createClient({ url, scripts, RESP: 2 });
  await made.connect();
  return made;
};

beforeAll(async () => {
  redis = await startTestRedis();
  client = await connectTo(redis.url, windowScripts());
  window = new RedisWindow(client);
});

afterAll(async () => {
  client.destroy();
  await redis.close();
});

const step = fc.record({
  // Coarse, so that what lies exactly a window apart is common.
  pass: fc.integer({ min: 0, max: 6 }).map((n) => n * 600_000),
  member: fc.constantFrom('k', 'l', 'm', 'n', 'o', 'p'),
  giveBack: fc.boolean(),
});

describe('rate_limit_per_ip', () => {
  it('the script decides as the window in memory does, and says the same, under any times, members and returns', async () => {
    // What stands for the server's clock: all else is the script as it is.
    const timed = await connectTo(redis.url, windowScripts(`local now = tonumber(redis.call('GET', 'now'))`));
    const shared = new RedisWindow(timed);
    const windowMs = 3_600_000;
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), async (steps, limit) => {
          let now = 1_800_000_000_000;
          const own = new RollingWindow({ now: () => new Date(now) });
          const name = randomUUID();
          for (const { pass, member, giveBack } of steps) {
            now += pass;
            await timed.set('now', String(now));
            const key = hitKey(name, member);
            const record = await own.increment(key, windowMs, limit);
            expect(await shared.increment(key, windowMs, limit)).toEqual(record);
            const back = record.held && giveBack ? { shared: await shared.giveBack(key), own: own.giveBack(key) } : undefined;
            expect(back?.shared).toBe(back?.own);
          }
        }),
        { numRuns: 150 },
      );
    } finally {
      timed.destroy();
    }
  });

  it('of 60 at once exactly 3 have a place, by one step of the server', async () => {
    const name = randomUUID();
    const hits = await Promise.all(Array.from({ length: 60 }, (_, n) => window.increment(hitKey(name, String(n)), 900_000, 3)));
    expect(hits.filter(({ isBlocked }) => !isBlocked)).toHaveLength(3);
  });

  it('a place is free again when its time is over by the clock of the server', async () => {
    const name = randomUUID();
    expect(await window.increment(hitKey(name, 'k'), 300, 1)).toMatchObject({ isBlocked: false, timeToExpire: 1 });
    expect(await window.increment(hitKey(name, 'l'), 300, 1)).toMatchObject({ isBlocked: true, timeToBlockExpire: 1 });
    await eventually(async () =>
      expect(await window.increment(hitKey(name, 'l'), 300, 1)).toMatchObject({ isBlocked: false, totalHits: 1 }),
    );
  });

  it('nothing stays on the server when its window is over, and a refusal prolongs nothing', async () => {
    const name = randomUUID();
    await window.increment(hitKey(name, 'k'), 400, 1);
    const key = `demo-booking:limit:${name}`;
    expect(await client.pTTL(key)).toBeGreaterThan(0);
    expect(await client.pTTL(key)).toBeLessThanOrEqual(400);
    await eventually(async () => {
      await window.increment(hitKey(name, 'l'), 400, 1).catch(() => undefined);
      expect(await client.hExists(key, 'k')).toBe(0);
    });
    await eventually(async () => expect(await client.exists(key)).toBe(0));
  });

  it('the scripts are there again after a server that forgot them', async () => {
    await client.sendCommand(['SCRIPT', 'FLUSH']);
    expect(await window.increment(hitKey(randomUUID(), 'k'), 1_000, 1)).toMatchObject({ held: true });
  });

  it('what was never taken cannot be given back', async () => {
    expect(await window.giveBack(hitKey(randomUUID(), 'k'))).toBe(false);
  });
});
