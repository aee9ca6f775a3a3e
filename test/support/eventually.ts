import { setTimeout as sleep } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Milliseconds. */
  within?: number;
  /** Milliseconds. */
  every?: number;
}

/** Calls `attempt` until it neither throws nor rejects, and gives its result; rejects with its last error when the time is over. */
export async function eventually<T>(attempt: () => T | Promise<T>, { within = 5_000, every = 20 }: EventuallyOptions = {}): Promise<T> {
  const deadline = Date.now() + within;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await sleep(every);
  }
}
