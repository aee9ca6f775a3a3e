import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { hitKey } from '../../../../apps/gateway/src/rate-limit/limit-window.js';
import { RollingWindow } from '../../../../apps/gateway/src/rate-limit/rolling-window.js';

const limit = 3;
const windowMs = 1_000;

const windowAt = (start: number) => {
  let now = start;
  const window = new RollingWindow({ now: () => new Date(now) });
  return {
    window,
    pass: (ms: number) => (now += ms),
    hit: (member: string, key = 'a') => window.increment(hitKey(key, member), windowMs, limit),
    giveBack: (member: string, key = 'a') => window.giveBack(hitKey(key, member)),
  };
};

/** The same rule, without any memory but all that was taken and not given back. */
class NaiveWindow {
  private taken: { member: string; at: number; holders: number }[] = [];

  hit(member: string, now: number): boolean {
    const live = this.taken.filter(({ at }) => now - at < windowMs);
    const mine = live.find((hit) => hit.member === member);
    if (mine !== undefined) mine.holders += 1;
    else if (live.length >= limit) return false;
    else this.taken.push({ member, at: now, holders: 1 });
    return true;
  }

  giveBack(member: string): void {
    const mine = this.taken.findLast((hit) => hit.member === member);
    if (mine === undefined) return;
    mine.holders -= 1;
    this.taken = this.taken.filter(({ holders }) => holders > 0);
  }
}

const step = fc.record({
  // Coarse, so that what lies exactly a window apart is common.
  pass: fc.integer({ min: 0, max: 6 }).map((n) => n * 100),
  member: fc.constantFrom('k', 'l', 'm', 'n', 'o', 'p'),
  giveBack: fc.boolean(),
});

describe('rate_limit_per_ip', () => {
  test('a hit counts for exactly the length of the window', async () => {
    const { hit, pass } = windowAt(0);
    for (const member of ['k', 'l', 'm']) expect(await hit(member)).toMatchObject({ isBlocked: false, held: true });
    pass(windowMs - 1);
    expect(await hit('n')).toMatchObject({ isBlocked: true, held: false, totalHits: 3, timeToBlockExpire: 1 });
    pass(1);
    expect(await hit('n')).toMatchObject({ isBlocked: false, totalHits: 1 });
  });

  test('hits leave one by one, each when its own time is over', async () => {
    const { hit, pass } = windowAt(0);
    await hit('k');
    pass(500);
    for (const member of ['l', 'm']) await hit(member);
    pass(499);
    expect(await hit('n')).toMatchObject({ isBlocked: true });
    pass(1);
    expect(await hit('n')).toMatchObject({ isBlocked: false, totalHits: 3 });
    expect(await hit('o')).toMatchObject({ isBlocked: true });
  });

  test('who is refused is told, in whole seconds, when the next place is free', async () => {
    const { hit, pass, window } = windowAt(0);
    const hour = 3_600_000;
    for (const member of ['k', 'l', 'm']) await window.increment(hitKey('a', member), hour, limit);
    pass(60_001);
    expect(await window.increment(hitKey('a', 'n'), hour, limit)).toMatchObject({ timeToBlockExpire: 3_540, timeToExpire: 3_540 });
    expect(await hit('n', 'b')).toMatchObject({ timeToBlockExpire: 0, timeToExpire: 1 });
  });

  test('a member counts once, also when the limit is reached', async () => {
    const { hit } = windowAt(0);
    for (const member of ['k', 'l', 'm', 'm', 'k']) await hit(member);
    expect(await hit('m')).toMatchObject({ isBlocked: false, totalHits: 3 });
  });

  test('a hit that is given back frees its place', async () => {
    const { hit, giveBack } = windowAt(0);
    for (const member of ['k', 'l', 'm']) await hit(member);
    expect(giveBack('l')).toBe(true);
    expect(await hit('n')).toMatchObject({ isBlocked: false, totalHits: 3 });
  });

  test('a hit that two calls hold stays when one of them gives it back', async () => {
    const { hit, giveBack } = windowAt(0);
    for (const member of ['k', 'k', 'l', 'm']) await hit(member);
    expect(giveBack('k')).toBe(false);
    expect(await hit('n')).toMatchObject({ isBlocked: true });
    expect(giveBack('k')).toBe(true);
    expect(await hit('n')).toMatchObject({ isBlocked: false });
  });

  test('what was never taken cannot be given back', async () => {
    const { hit, giveBack } = windowAt(0);
    expect(giveBack('k')).toBe(false);
    await hit('l');
    expect(giveBack('k')).toBe(false);
    expect(await hit('m')).toMatchObject({ totalHits: 2 });
  });

  test('one key knows nothing of another', async () => {
    const { hit } = windowAt(0);
    for (const member of ['k', 'l', 'm']) await hit(member, 'a');
    expect(await hit('n', 'b')).toMatchObject({ isBlocked: false, totalHits: 1 });
  });

  test('under any times, members and returns it decides as the naive rule does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { hit, giveBack, pass } = windowAt(1_700_000_000_000);
        const naive = new NaiveWindow();
        let now = 0;
        for (const { pass: ms, member, giveBack: returned } of steps) {
          pass(ms);
          now += ms;
          const { isBlocked } = await hit(member);
          expect(isBlocked).toBe(!naive.hit(member, now));
          if (isBlocked || !returned) continue;
          giveBack(member);
          naive.giveBack(member);
        }
      }),
    );
  });

  test('windows that are over leave the memory', async () => {
    const { hit, pass, window } = windowAt(0);
    for (let client = 0; client < 1_000; client += 1) await hit('k', String(client));
    expect(window.size).toBe(1_000);
    pass(windowMs);
    await hit('k', 'newcomer');
    expect(window.size).toBe(1);
  });
});
