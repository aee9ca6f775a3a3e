const jitter = 0.2;
const longestMs = 24 * 3_600_000;

/**
 * The delay before the next attempt, in milliseconds, after `attemptsMade` failed ones; undefined when the schedule is used
 * up. The schedule's delay ±20 %, or what the other side asked for when that is longer, a day at most. `random` is in [0, 1).
 */
export function nextDelayMs(
  schedule: readonly number[],
  attemptsMade: number,
  random: () => number,
  retryAfterSeconds = 0,
): number | undefined {
  const scheduled = schedule[attemptsMade - 1];
  if (scheduled === undefined) return undefined;
  const jittered = scheduled * (1 - jitter + 2 * jitter * random());
  return Math.min(longestMs, Math.max(Math.round(jittered), retryAfterSeconds * 1000));
}
