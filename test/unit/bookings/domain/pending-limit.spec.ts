import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { untilOneMoreFits } from '../../../../apps/bookings/src/domain/pending-limit.js';

const policy = { limit: 3, windowMs: 100 };

/** By the definition: no window of this length, wherever it ends, holds more than the limit. */
const keepsLimit = (times: readonly number[]): boolean =>
  times.every((end) => times.filter((time) => time <= end && time > end - policy.windowMs).length <= policy.limit);

const near = (times: readonly number[], at: number): number[] =>
  times.filter((time) => Math.abs(time - at) <= policy.windowMs).toSorted((a, b) => a - b);

/** Coarse, so that what lies exactly a window apart is common. */
const moment = fc.integer({ min: 0, max: 40 }).map((n) => n * 10);

describe('rate_limit_per_email', () => {
  test('the fourth in the window has to wait until the first leaves it', () => {
    expect(untilOneMoreFits([1000, 1010], 1020, policy)).toBe(0);
    expect(untilOneMoreFits([1000, 1010, 1020], 1030, policy)).toBe(70);
    expect(untilOneMoreFits([1001, 1010, 1020], 1100, policy)).toBe(1);
  });

  test('what was received later and is stored already counts as well', () => {
    expect(untilOneMoreFits([1010, 1020, 1030], 1000, policy)).toBe(110);
  });

  test('bookings on both sides that no single window holds do not count together', () => {
    expect(untilOneMoreFits([1000, 1010, 1150], 1080, policy)).toBe(0);
  });

  test('in whatever order submissions are judged, no window ever holds more than the limit, and none is refused that fits', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 40 }), (received) => {
        const stored: number[] = [];
        for (const at of received) {
          const fits = untilOneMoreFits(near(stored, at), at, policy) === 0;
          expect(fits).toBe(keepsLimit([...stored, at]));
          if (fits) stored.push(at);
        }
      }),
    );
  });

  test('whoever waits as long as told fits then, and not a moment earlier', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 99, max: 198 }),
        (past, at) => {
          const wait = untilOneMoreFits(near(past, at), at, policy);
          expect(keepsLimit([...past, at + wait])).toBe(true);
          expect(wait === 0 || !keepsLimit([...past, at + wait - 1])).toBe(true);
        },
      ),
    );
  });
});
