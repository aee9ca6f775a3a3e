/**
 * The broker cannot be reached, does not confirm, or has no queue for the message: it was not taken. `in_use`: another process looks
 * through the parked messages.
 */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';

  constructor(readonly code: 'not_connected' | 'not_confirmed' | 'not_routed' | 'connection_lost' | 'overloaded' | 'in_use') {
    super(`The broker did not take the message: ${code}.`);
  }
}

/** The service failed at the command, for a reason that nobody foresaw: no rule refused it, so another try may succeed. */
export class RemoteFailure extends Error {
  override readonly name = 'RemoteFailure';

  constructor(readonly command: string) {
    super(`${command} failed.`);
  }
}

/** The broker has the message, but no answer came in time. A durable command is executed all the same, later. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(readonly command: string) {
    super(`No answer to ${command} in time.`);
  }
}
