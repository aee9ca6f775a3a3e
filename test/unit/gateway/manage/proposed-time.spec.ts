import { describe, expect, it } from '@jest/globals';
import { instantOf } from '../../../../apps/gateway/src/manage/proposed-time.js';

describe('the local time of a form', () => {
  it.each([
    ['in winter', '2026-12-24T10:00', 'Europe/Oslo', '2026-12-24T09:00:00.000Z'],
    ['in summer', '2026-07-01T10:00', 'Europe/Oslo', '2026-07-01T08:00:00.000Z'],
    ['the day before the clocks go forward', '2027-03-27T10:00', 'Europe/Oslo', '2027-03-27T09:00:00.000Z'],
    ['the day after', '2027-03-29T10:00', 'Europe/Oslo', '2027-03-29T08:00:00.000Z'],
    ['that the clocks skip is an hour later', '2027-03-28T02:30', 'Europe/Oslo', '2027-03-28T01:30:00.000Z'],
    ['that comes twice is the first', '2026-10-25T02:30', 'Europe/Oslo', '2026-10-25T00:30:00.000Z'],
    ['elsewhere', '2026-12-24T10:00', 'America/New_York', '2026-12-24T15:00:00.000Z'],
  ])('%s', (_when, local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });

  it.each(['', 'tomorrow', '2026-13-01T10:00', '2026-02-30T10:00'])('%j is none', (local) => {
    expect(instantOf(local, 'Europe/Oslo')).toBeUndefined();
  });
});
