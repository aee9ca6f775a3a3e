import { describe, expect, it } from '@jest/globals';
import type { SendResult } from '../../../../apps/notifications/src/channels/send-result.js';
import { FailureStreaks } from '../../../../apps/notifications/src/deliveries/failure-streaks.js';

const refused: SendResult = { outcome: 'failed', permanent: false, reason: 'connection_refused' };
const delivered: SendResult = { outcome: 'delivered', permanent: false };

const rests = (streaks: FailureStreaks, count: number, result = refused) =>
  Array.from({ length: count }, () => streaks.restMs('a', result));

describe('an endpoint that fails one time after the other', () => {
  it('rests longer each time, a second at most, and a single failure costs nothing', () => {
    const made = rests(new FailureStreaks(), 30);
    expect(made.slice(0, 3)).toEqual([0, 50, 100]);
    expect(made).toEqual(made.toSorted((a, b) => a - b));
    expect(made.at(-1)).toBe(1_000);
  });

  it('begins anew after a delivery, and costs others nothing', () => {
    const streaks = new FailureStreaks();
    rests(streaks, 5);
    expect(streaks.restMs('b', refused)).toBe(0);
    expect(streaks.restMs('a', delivered)).toBe(0);
    expect(streaks.restMs('a', refused)).toBe(0);
  });

  it('does not rest for a failure that was ours', () => {
    expect(rests(new FailureStreaks(), 3, { outcome: 'failed', permanent: true, reason: 'endpoint_disabled' })).toEqual([0, 0, 0]);
  });
});
