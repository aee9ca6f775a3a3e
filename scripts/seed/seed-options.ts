/** What makes a seed: the same options give the same rows. */
export interface SeedOptions {
  readonly bookings: number;
  /** When the first booking was made and what counts as now, in milliseconds since the epoch. */
  readonly fromMs: number;
  readonly nowMs: number;
  readonly seed: number;
}

/** `years` of bookings up to the last midnight (UTC) before `now`. */
export function seedOptions(bookings: number, years: number, seed: number, now: Date): SeedOptions {
  const midnight = new Date(now);
  midnight.setUTCHours(0, 0, 0, 0);
  const from = new Date(midnight);
  from.setUTCFullYear(midnight.getUTCFullYear() - years);
  return { bookings, seed, fromMs: from.getTime(), nowMs: midnight.getTime() };
}

/** The number of the first booking that is made at `ms` or later, give or take one. */
export const bookingAt = ({ bookings, fromMs, nowMs }: SeedOptions, ms: number): number =>
  Math.min(bookings, Math.max(0, Math.floor(((ms - fromMs) / (nowMs - fromMs)) * bookings)));
