/** A program was called in a way that it does not have; the message is one line for who called it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
