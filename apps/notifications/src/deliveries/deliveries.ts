import type { DeliverDue } from './deliver-due.js';

/** The workers of all channels. */
export class Deliveries {
  constructor(private readonly workers: readonly DeliverDue[]) {}

  /** Says that deliveries were written: they go out now, not at the next poll. */
  wake(): void {
    for (const worker of this.workers) worker.wake();
  }
}
