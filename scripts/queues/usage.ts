export const usage = `npm run queues -- list                                      every queue and its parking queue
npm run queues -- show <queue>                              what is parked of a queue, personal data masked
npm run queues -- redrive <queue> [--id ID]... [--limit N]  returns what is parked to its queue
npm run queues -- drop <queue> --id ID... | --all           removes what is parked, for good
Each takes --json.`;

/** The command was called in a way that it does not have. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
