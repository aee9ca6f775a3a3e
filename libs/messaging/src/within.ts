import { setTimeout as after } from 'node:timers/promises';

/** The result of `work`, or an error when the broker has not answered in `ms`. */
export async function within<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  const deadline = new AbortController();
  const late = after(ms, undefined, { signal: deadline.signal, ref: false }).then(() => {
    throw new Error(`No answer of the broker within ${ms} ms.`);
  });
  // Once the work is done, nobody hears that the wait was given up.
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => deadline.abort());
}
