/** What a hit came to; times in whole seconds. The names are the throttler's. */
export interface HitRecord {
  totalHits: number;
  /** Until the oldest hit leaves the window; 0 when there is none. */
  timeToExpire: number;
  isBlocked: boolean;
  /** Until a hit can succeed; 0 when one can now. */
  timeToBlockExpire: number;
  /** True when this call holds the hit, as its first or a further holder: only then may it give it back. */
  held: boolean;
}

/** The key of one member's hit in a window. */
export const hitKey = (window: string, member: string): string => `${window}/${member}`;

/** The parts of a {@link hitKey}. */
export const parseHitKey = (key: string): [window: string, member: string] => {
  const at = key.indexOf('/');
  return [key.slice(0, at), key.slice(at + 1)];
};

/** Milliseconds as a client is told them: whole seconds, and never 0 for what is still to come. */
export const toWholeSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));
