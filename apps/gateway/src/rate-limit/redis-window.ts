import type { EventEmitter } from 'node:events';
import { type HitRecord, parseHitKey, toWholeSeconds } from './limit-window.js';

/** What is used of a client that knows the scripts of the window. Emits `ready` on each connection. */
export interface WindowClient extends EventEmitter {
  readonly isReady: boolean;
  takeHit(
    window: string,
    member: string,
    ttlMs: number,
    limit: number,
  ): Promise<{ totalHits: number; oldestMs: number; isBlocked: boolean; freeMs: number }>;
  giveHitBack(window: string, member: string): Promise<boolean>;
  destroy(): void;
}

/** The window's name is the keyed hash of an address: no address ever gets there. */
const keyOf = (window: string): string => `demo-booking:limit:${window}`;

/** The rolling window of {@link RollingWindow}, on a Redis or Valkey that all gateways share. Throws when the server does not do it. */
export class RedisWindow {
  constructor(private readonly client: WindowClient) {}

  /** Adds the hit of `key` ({@link hitKey}) unless `limit` others are in the last `ttlMs`. */
  async increment(key: string, ttlMs: number, limit: number): Promise<HitRecord> {
    const [window, member] = parseHitKey(key);
    const { totalHits, oldestMs, isBlocked, freeMs } = await this.client.takeHit(keyOf(window), member, ttlMs, limit);
    return {
      totalHits,
      timeToExpire: totalHits === 0 ? 0 : toWholeSeconds(oldestMs),
      isBlocked,
      timeToBlockExpire: isBlocked ? toWholeSeconds(freeMs) : 0,
      held: !isBlocked,
    };
  }

  /** Gives a held hit up; true when nobody holds it any more, so that its place is free. */
  giveBack(key: string): Promise<boolean> {
    const [window, member] = parseHitKey(key);
    return this.client.giveHitBack(keyOf(window), member);
  }
}
