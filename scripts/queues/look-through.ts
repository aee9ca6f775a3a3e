import type { ParkedMessages } from '../../libs/messaging/src/parking/parked-messages.js';
import type { Parked } from '../../libs/messaging/src/parking/parked.js';
import type { Decision, Outcome } from '../../libs/messaging/src/parking/turn-over.js';
import type { QueuesCommand } from './arguments.js';
import { described, named } from './described.js';
import type { Report } from './report.js';

type Command<Action> = Extract<QueuesCommand, { action: Action }>;

/** Shows what is parked. */
export async function show(parked: ParkedMessages, { queue }: Command<'show'>, report: Report): Promise<void> {
  await parked.visit(queue, {
    decide: (message) => {
      report.rows.push(described(message));
      return 'keep';
    },
  });
  report.words.push(`${report.rows.length} parked`);
}

/** Returns what is parked to its queue, but a call whose deadline is over: nobody may execute that. */
export async function redrive(parked: ParkedMessages, { queue, ids, limit }: Command<'redrive'>, report: Report): Promise<void> {
  const began = new Date();
  let taken = 0;
  await change(parked, queue, ids, report, ({ deadline }) => {
    if (taken === limit) return 'keep';
    taken += 1;
    return deadline !== undefined && deadline <= began ? 'remove' : 'return';
  });
}

/** Removes what is parked. */
export const drop = (parked: ParkedMessages, { queue, ids }: Command<'drop'>, report: Report): Promise<void> =>
  change(parked, queue, ids, report, () => 'remove');

/** Decides on the messages of `ids`, or on all, and reports what became of those that were not to stay. */
async function change(
  parked: ParkedMessages,
  queue: Command<'drop'>['queue'],
  ids: ReadonlySet<string> | undefined,
  report: Report,
  decide: (message: Parked) => Decision,
): Promise<void> {
  const missing = new Set(ids);
  const counts: Record<Outcome, number> = { kept: 0, removed: 0, returned: 0, refused: 0 };
  await parked.visit(queue, {
    decide: (message) => {
      const id = message.envelope?.id.toLowerCase() ?? '';
      missing.delete(id);
      return ids === undefined || ids.has(id) ? decide(message) : 'keep';
    },
    done: (message, outcome) => {
      counts[outcome] += 1;
      if (outcome !== 'kept') report.rows.push({ ...named(message), outcome: wordOf(message, outcome) });
    },
  });
  report.words.push(`${counts.returned} returned, ${counts.removed} dropped, ${counts.kept + counts.refused} stay`);
  for (const id of missing) report.words.push(`${id} is not parked in ${queue}`);
  if (counts.refused > 0) report.words.push(`${queue} is full, or not there: try again later`);
  report.isComplete = missing.size === 0 && counts.refused === 0;
}

function wordOf({ deadline }: Parked, outcome: Outcome): string {
  if (outcome === 'removed') return deadline === undefined ? 'dropped' : `dropped; its deadline was ${deadline.toISOString()}`;
  return outcome === 'refused' ? 'stays: its queue does not take it' : outcome;
}
