import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { retryAfterSeconds } from '../../../../apps/notifications/src/channels/retry-after.js';

const now = new Date('2026-11-21T09:00:00Z');

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['120', 120],
    [' 7 ', 7],
    ['86400', 86_400],
    ['86401', 86_400],
    ['99999999999999999999', 86_400],
    ['Sat, 21 Nov 2026 09:05:00 GMT', 300],
    ['Saturday, 21-Nov-26 09:05:00 GMT', 300],
    ['Sat Nov 21 09:05:00 2026', 300],
    ['Sat, 21 Nov 2026 08:00:00 GMT', 0],
    ['Sat, 21 Nov 2099 08:00:00 GMT', 86_400],
  ])('of %j waits %d seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });

  test.each([undefined, '', 'soon', '-5', '1.5', '2026-11-21', 'Sat, 99 Foo 2026 09:05:00 GMT'])('of %j says nothing', (header) => {
    expect(retryAfterSeconds(header, now)).toBeUndefined();
  });

  it('is never negative or longer than a day, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (header) => {
          const seconds = retryAfterSeconds(header, now) ?? 0;
          expect(Number.isInteger(seconds)).toBe(true);
          expect(seconds).toBeGreaterThanOrEqual(0);
          expect(seconds).toBeLessThanOrEqual(86_400);
        },
      ),
    );
  });
});
