import type { BounceAction } from '#contracts';

/** A bounce as it is on record. */
export interface KnownBounce {
  readonly at: Date;
  readonly action: BounceAction;
  readonly status: string | null;
}

/** A bounce as it is told; `at` is null when nobody said when. */
export interface ToldBounce extends Omit<KnownBounce, 'at'> {
  readonly at: Date | null;
}

/** Whether a bounce takes the place of the one on record: a failure that of a delay, else the later one. Order and repeats do not matter. */
export function outweighs(told: ToldBounce, known: KnownBounce | undefined): boolean {
  if (known === undefined) return true;
  if (told.action !== known.action) return told.action === 'failed';
  return told.at !== null && told.at > known.at;
}
