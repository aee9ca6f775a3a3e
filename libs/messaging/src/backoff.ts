import { setTimeout as after } from 'node:timers/promises';

/** The n-th delay (from 0) of an exponential backoff with full jitter, in milliseconds. `random` is in [0, 1). */
export const backoffMs = (n: number, { baseMs = 100, maxMs = 5_000 }: { baseMs?: number; maxMs?: number }, random: () => number): number =>
  Math.ceil(Math.min(maxMs, baseMs * 2 ** Math.min(n, 16)) * (0.5 + random() / 2));

/** Resolves to true after `ms`, or at once to false when `signal` aborts. */
export const pause = (ms: number, signal: AbortSignal): Promise<boolean> => after(ms, true, { signal }).catch(() => false);
