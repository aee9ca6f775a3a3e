import { describe, expect, test } from '@jest/globals';
import { BoundedLog } from '../../../../scripts/outside/bounded-log.js';

describe('a bounded log', () => {
  test('forgets the oldest beyond its number of entries', () => {
    const log = new BoundedLog<number>({ entries: 2, bytes: 100 });
    for (const entry of [1, 2, 3]) log.add(entry, 1);

    expect(log.all()).toEqual([2, 3]);
  });

  test('forgets the oldest beyond its size, but never the newest', () => {
    const log = new BoundedLog<number>({ entries: 10, bytes: 10 });
    for (const entry of [1, 2, 3]) log.add(entry, 4);
    expect(log.all()).toEqual([2, 3]);

    log.add(4, 50);
    expect(log.all()).toEqual([4]);
  });

  test('starts anew when cleared', () => {
    const log = new BoundedLog<number>({ entries: 10, bytes: 10 });
    log.add(1, 10);
    log.clear();
    log.add(2, 10);

    expect(log.all()).toEqual([2]);
  });
});
