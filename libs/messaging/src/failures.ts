/** The broker cannot be reached, does not confirm, or has no queue for the message: it was not taken. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';

  constructor(readonly code: 'not_connected' | 'not_confirmed' | 'not_routed' | 'connection_lost' | 'overloaded') {
    super(`The broker did not take the message: ${code}.`);
  }
}

/** The broker has the message, but no answer came in time. A durable command is executed all the same, later. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(readonly command: string) {
    super(`No answer to ${command} in time.`);
  }
}
