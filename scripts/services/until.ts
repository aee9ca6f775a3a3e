import { setTimeout as sleep } from 'node:timers/promises';

export interface UntilOptions {
  /** Milliseconds. */
  within: number;
  /** Milliseconds. */
  every: number;
  /** Ends the wait early: rejects when it rejects. */
  unless?: Promise<never>;
}

/** Asks `check` again and again until it resolves to true; false when the time is over. A rejection of `check` counts as false. */
export async function until(check: () => Promise<boolean>, { within, every, unless }: UntilOptions): Promise<boolean> {
  const over = AbortSignal.timeout(within);
  const stop = new AbortController();
  const asked = async (): Promise<boolean> => {
    while (!over.aborted && !stop.signal.aborted) {
      if (await check().catch(() => false)) return true;
      await sleep(every);
    }
    return false;
  };
  try {
    return await (unless === undefined ? asked() : Promise.race([asked(), unless]));
  } finally {
    stop.abort();
  }
}
