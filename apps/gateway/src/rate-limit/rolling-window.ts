import { Inject, Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { CLOCK, type Clock } from '#runtime';

interface Hit {
  readonly member: string;
  readonly at: number;
}

/** What a hit came to; times in whole seconds. The names are the throttler's. */
export interface HitRecord {
  totalHits: number;
  /** Until the oldest hit leaves the window; 0 when there is none. */
  timeToExpire: number;
  isBlocked: boolean;
  /** Until a hit can succeed; 0 when one can now. */
  timeToBlockExpire: number;
  /** True when this call added the hit: only then may it be given back. */
  added: boolean;
}

/** The key of one member's hit in a window. */
export const hitKey = (window: string, member: string): string => `${window}/${member}`;

const parse = (key: string): [window: string, member: string] => {
  const at = key.indexOf('/');
  return [key.slice(0, at), key.slice(at + 1)];
};

/**
 * A true rolling window per key, in this process: a hit counts for exactly the length of the window, a member counts once,
 * a hit that came to nothing is given back.
 */
@Injectable()
export class RollingWindow implements ThrottlerStorage {
  private readonly windows = new Map<string, Hit[]>();
  private nextSweepAt = 0;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Adds the hit of `key` ({@link hitKey}) unless `limit` others are in the last `ttlMs`. */
  async increment(key: string, ttlMs: number, limit: number): Promise<HitRecord> {
    const now = this.clock.now().getTime();
    this.sweep(now, ttlMs);
    const [window, member] = parse(key);
    const hits = (this.windows.get(window) ?? []).filter(({ at }) => at > now - ttlMs);
    const known = hits.some((hit) => hit.member === member);
    const isBlocked = !known && hits.length >= limit;
    const added = !known && !isBlocked;
    if (added) hits.push({ member, at: now });
    this.windows.set(window, hits);
    const leavesIn = (hit: Hit | undefined): number => (hit === undefined ? 0 : Math.max(1, Math.ceil((hit.at + ttlMs - now) / 1000)));
    return {
      totalHits: hits.length,
      timeToExpire: leavesIn(hits[0]),
      isBlocked,
      timeToBlockExpire: isBlocked ? leavesIn(hits[hits.length - limit]) : 0,
      added,
    };
  }

  /** Takes a hit out again. */
  giveBack(key: string): void {
    const [window, member] = parse(key);
    const hits = (this.windows.get(window) ?? []).filter((hit) => hit.member !== member);
    if (hits.length === 0) this.windows.delete(window);
    else this.windows.set(window, hits);
  }

  /** Windows held in memory. */
  get size(): number {
    return this.windows.size;
  }

  /** Forgets windows whose hits are all over; now and then, so that no timer is needed. */
  private sweep(now: number, ttlMs: number): void {
    if (now < this.nextSweepAt) return;
    this.nextSweepAt = now + ttlMs;
    for (const [window, hits] of this.windows) {
      const newest = hits.at(-1);
      if (newest === undefined || newest.at <= now - ttlMs) this.windows.delete(window);
    }
  }
}
