import { z } from 'zod';
import { commandQueues, eventQueues, type Queue } from '#contracts';
import { readArguments, wholeNumber } from '../command-line/arguments.js';
import { UsageError } from '../command-line/usage-error.js';

/** What the operator asks for. `ids`: of these messages alone, in lower case; undefined: of all. */
export type QueuesCommand = { readonly json: boolean } & (
  | { readonly action: 'list' }
  | { readonly action: 'show'; readonly queue: Queue }
  | { readonly action: 'redrive'; readonly queue: Queue; readonly ids: ReadonlySet<string> | undefined; readonly limit: number }
  | { readonly action: 'drop'; readonly queue: Queue; readonly ids: ReadonlySet<string> | undefined }
);

const queues = [...commandQueues, ...eventQueues];
const Action = z.enum(['list', 'show', 'redrive', 'drop']);
const MessageId = z.uuid().transform((id) => id.toLowerCase());

/** Reads the arguments of the command. Throws {@link UsageError}. */
export function parseQueuesCommand(args: readonly string[]): QueuesCommand {
  const { values, positionals } = options(args);
  const [name, queueName, ...moreIds] = positionals;
  const { data: action } = Action.safeParse(name);
  if (action === undefined) throw new UsageError(name === undefined ? 'what is to be done?' : `there is no "${name}"`);
  const { json, all, limit } = values;
  const ids = idsOf(values.id, moreIds);
  const refuse = (option: string, given: boolean): void => {
    if (given) throw new UsageError(`${action} takes no ${option}`);
  };
  refuse('--all', all && action !== 'drop');
  refuse('--limit', limit !== undefined && action !== 'redrive');
  refuse('--id', ids !== undefined && (action === 'list' || action === 'show'));
  if (action === 'list') {
    refuse('queue', queueName !== undefined);
    return { action, json };
  }
  const queue = queueOf(queueName);
  if (action === 'show') return { action, json, queue };
  if (action === 'redrive')
    return { action, json, queue, ids, limit: limit === undefined ? Number.POSITIVE_INFINITY : wholeNumber('--limit', limit) };
  if (all === (ids !== undefined)) throw new UsageError('drop takes either --id ID... or --all');
  return { action, json, queue, ids };
}

function options(args: readonly string[]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: {
      id: { type: 'string', multiple: true, default: [] },
      limit: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
}

/** `--id A B` is `--id A --id B`. */
function idsOf(named: readonly string[], more: readonly string[]): ReadonlySet<string> | undefined {
  if (named.length === 0 && more.length === 0) return undefined;
  if (named.length === 0) throw new UsageError('more than one queue, or an id without --id');
  const ids = z.array(MessageId).safeParse([...named, ...more]);
  if (!ids.success) throw new UsageError('--id must be the id of a message, a UUID');
  return new Set(ids.data);
}

function queueOf(name: string | undefined): Queue {
  const queue = queues.find((known) => known === name);
  if (queue !== undefined) return queue;
  throw new UsageError(`${name === undefined ? 'name a queue' : `there is no queue "${name}"`}; the queues are ${queues.join(', ')}`);
}
