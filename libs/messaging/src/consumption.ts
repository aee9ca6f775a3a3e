import type { Queue } from '#contracts';

/** What a service consumes. */
export interface Consumption {
  readonly queue: Queue;
  /** Messages handled at a time. */
  readonly prefetch: number;
  /** The events that the queue is for; none for a queue of commands. */
  readonly events?: readonly string[];
}
