import { Inject, Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { CLOCK, type Clock } from '#runtime';
import { type HitRecord, parseHitKey, toWholeSeconds } from './limit-window.js';

interface Hit {
  readonly member: string;
  readonly at: number;
  /** Calls that rely on the hit. */
  holders: number;
}

/**
 * A true rolling window per key, in this process: a hit counts for exactly the length of the window, a member counts once
 * however many calls hold its hit, and a hit that came to nothing for all of them is given back.
 */
@Injectable()
export class RollingWindow implements ThrottlerStorage {
  private readonly windows = new Map<string, { hits: Hit[]; ttlMs: number }>();
  private nextSweepAt = 0;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Adds the hit of `key` ({@link hitKey}) unless `limit` others are in the last `ttlMs`. */
  async increment(key: string, ttlMs: number, limit: number): Promise<HitRecord> {
    const now = this.clock.now().getTime();
    this.sweep(now, ttlMs);
    const [window, member] = parseHitKey(key);
    const hits = (this.windows.get(window)?.hits ?? []).filter(({ at }) => at > now - ttlMs);
    const known = hits.find((hit) => hit.member === member);
    const isBlocked = known === undefined && hits.length >= limit;
    if (known !== undefined) known.holders += 1;
    else if (!isBlocked) hits.push({ member, at: now, holders: 1 });
    this.windows.set(window, { hits, ttlMs });
    const leavesIn = (hit: Hit | undefined): number => (hit === undefined ? 0 : toWholeSeconds(hit.at + ttlMs - now));
    return {
      totalHits: hits.length,
      timeToExpire: leavesIn(hits[0]),
      isBlocked,
      timeToBlockExpire: isBlocked ? leavesIn(hits[hits.length - limit]) : 0,
      held: !isBlocked,
    };
  }

  /** Gives a held hit up; true when nobody holds it any more, so that its place is free. */
  giveBack(key: string): boolean {
    const [window, member] = parseHitKey(key);
    const kept = this.windows.get(window);
    const hit = kept?.hits.find((each) => each.member === member);
    if (kept === undefined || hit === undefined) return false;
    hit.holders -= 1;
    if (hit.holders > 0) return false;
    const others = kept.hits.filter((each) => each !== hit);
    if (others.length === 0) this.windows.delete(window);
    else kept.hits = others;
    return true;
  }

  /** Windows held in memory. */
  get size(): number {
    return this.windows.size;
  }

  /** Forgets windows whose hits are all over, each by its own length; now and then, so that no timer is needed. */
  private sweep(now: number, ttlMs: number): void {
    if (now < this.nextSweepAt) return;
    this.nextSweepAt = now + ttlMs;
    for (const [window, kept] of this.windows) {
      const newest = kept.hits.at(-1);
      if (newest === undefined || newest.at <= now - kept.ttlMs) this.windows.delete(window);
    }
  }
}
