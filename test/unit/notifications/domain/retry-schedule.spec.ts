import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { nextDelayMs } from '../../../../apps/notifications/src/domain/retry-schedule.js';

const dayMs = 24 * 3_600_000;
const middle = () => 0.5;

const delay = fc.integer({ min: 1, max: dayMs });
const schedule = fc.array(delay, { minLength: 1, maxLength: 12 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** A schedule with the number of attempts made so far, of which at least one retry is left. */
const withRetryLeft = schedule.chain((delays) =>
  fc.record({ delays: fc.constant(delays), made: fc.integer({ min: 1, max: delays.length }) }),
);

const scheduled = (delays: readonly number[], made: number): number => delays[made - 1] ?? Number.NaN;

describe('webhook_notification_on_create: the delay before a retry', () => {
  test('the default schedule allows 5 retries, 6 attempts in all', () => {
    const delays = [30_000, 120_000, 600_000, 3_600_000, 21_600_000];
    expect([1, 2, 3, 4, 5, 6].map((made) => nextDelayMs(delays, made, middle))).toEqual([...delays, undefined]);
  });

  test('stays within 20 % of the schedule, and spreads over all of it', () => {
    fc.assert(
      fc.property(withRetryLeft, random, ({ delays, made }, at) => {
        const delayMs = nextDelayMs(delays, made, () => at) ?? Number.NaN;
        expect(delayMs).toBeGreaterThanOrEqual(Math.floor(scheduled(delays, made) * 0.8));
        expect(delayMs).toBeLessThanOrEqual(Math.min(dayMs, Math.ceil(scheduled(delays, made) * 1.2)));
      }),
    );
    expect(nextDelayMs([10_000], 1, () => 0)).toBe(8_000);
    expect(nextDelayMs([10_000], 1, middle)).toBe(10_000);
    expect(nextDelayMs([10_000], 1, () => 0.999_999)).toBe(12_000);
  });

  test('is what the other side asked for when that is longer, and the schedule’s when it is shorter', () => {
    fc.assert(
      fc.property(withRetryLeft, random, fc.integer({ min: 0, max: 200_000 }), ({ delays, made }, at, retryAfterSeconds) => {
        const own = nextDelayMs(delays, made, () => at) ?? Number.NaN;
        const asked = nextDelayMs(delays, made, () => at, retryAfterSeconds);
        expect(asked).toBe(Math.min(dayMs, Math.max(own, retryAfterSeconds * 1000)));
      }),
    );
  });

  test('is a day at most, whoever asks', () => {
    expect(nextDelayMs([1_000], 1, middle, 10 * 86_400)).toBe(dayMs);
    expect(nextDelayMs([10 * dayMs], 1, middle)).toBe(dayMs);
  });

  test('is undefined exactly when the schedule is used up, also when the other side asks for one', () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 100 }), (delays, made, retryAfterSeconds) => {
        expect(nextDelayMs(delays, made, middle, retryAfterSeconds) === undefined).toBe(made > delays.length);
      }),
    );
  });
});
