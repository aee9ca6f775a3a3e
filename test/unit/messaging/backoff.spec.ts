import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backoffMs, pause } from '../../../libs/messaging/src/backoff.js';

const below1 = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('a backoff', () => {
  it('is between half and all of base × 2ⁿ, and never above the maximum', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1_000, max: 60_000 }),
        below1,
        (n, baseMs, maxMs, random) => {
          const full = Math.min(maxMs, baseMs * 2 ** Math.min(n, 16));
          const delay = backoffMs(n, { baseMs, maxMs }, () => random);
          expect(delay).toBeGreaterThanOrEqual(full / 2);
          expect(delay).toBeLessThanOrEqual(full);
          expect(Number.isInteger(delay)).toBe(true);
        },
      ),
    );
  });

  it('doubles', () => {
    expect([0, 1, 2, 3].map((n) => backoffMs(n, { baseMs: 100 }, () => 0))).toEqual([50, 100, 200, 400]);
  });
});

describe('a pause', () => {
  it('ends with true when its time is over', async () => {
    expect(await pause(1, new AbortController().signal)).toBe(true);
  });

  it('ends with false at once when it is called off, before or meanwhile', async () => {
    const calledOff = new AbortController();
    const paused = pause(60_000, calledOff.signal);
    calledOff.abort();
    expect(await paused).toBe(false);
    expect(await pause(60_000, calledOff.signal)).toBe(false);
  });
});
