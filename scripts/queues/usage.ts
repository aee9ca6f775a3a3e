export const usage = `npm run queues -- list                                      every queue, and its parking queue
npm run queues -- show <queue>                              what is parked of a queue, personal data masked
npm run queues -- redrive <queue> [--id ID]... [--limit N]  returns what is parked to its queue
npm run queues -- drop <queue> --id ID... | --all           removes what is parked, for good

Each takes --json. The broker is that of AMQP_URL, else of the stack that runs in STACK_DIR (.local).

list counts messages that are ready: those that a service has in hand are known to the broker's management alone, and are not among
them. Those that go round, since the instance which got them does not know them, are under returning.
A message without an id cannot be named: it is returned with all others, and dropped by --all only.`;
