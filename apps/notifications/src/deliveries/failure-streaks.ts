import type { SendResult } from '../channels/send-result.js';
import { isEndpointFailure } from './endpoint-health.store.js';

const stepMs = 50;
const longestMs = 1_000;

/** How often each recipient has failed one after the other: who refuses at once is not run into as fast as the machine can. */
export class FailureStreaks {
  private readonly streaks = new Map<string, number>();

  /** How long the place of the attempt that ended so rests, in milliseconds: with each failure longer, a second at most. */
  restMs(recipient: string, result: SendResult): number {
    if (result.outcome === 'delivered') this.streaks.delete(recipient);
    if (!isEndpointFailure(result)) return 0;
    const streak = this.streaks.get(recipient) ?? 0;
    this.streaks.set(recipient, streak + 1);
    return Math.min(longestMs, streak * stepMs);
  }
}
