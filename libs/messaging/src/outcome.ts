/** What is to happen with a message at the broker; `reject`: it parks it; `requeue`: back to its queue at once, `leave`: when the channel closes. */
export type Verdict = 'ack' | 'reject' | 'requeue' | 'leave';

/** What became of a message, and what that means at the broker. */
export const verdicts = {
  handled: 'ack',
  /** A rule refused a command; its sender has the answer. */
  refused: 'ack',
  /** A call failed as nobody foresaw; its sender has the answer. */
  failed: 'ack',
  /** Nobody waits for it any more. */
  too_late: 'ack',
  /** A durable command, to another instance. */
  passed_on: 'ack',
  /** Not known here: it goes round. */
  returned: 'ack',
  parked: 'ack',
  /** Parking was not confirmed: the broker parks it. */
  rejected: 'reject',
  requeued: 'requeue',
  /** The channel is gone, or the service drains. */
  left: 'leave',
} as const satisfies Record<string, Verdict>;

export type Outcome = keyof typeof verdicts;
