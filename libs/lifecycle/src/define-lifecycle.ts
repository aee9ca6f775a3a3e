/** For each status, the statuses it may go to. */
export type TransitionTable<Status extends string> = Readonly<Record<Status, readonly Status[]>>;

/** A state machine as data. */
export interface Lifecycle<Status extends string> {
  readonly initial: Status;
  readonly statuses: readonly Status[];
  /** Whether a step is allowed. */
  allows(from: Status, to: Status): boolean;
  /** The statuses that a status may go to. */
  next(from: Status): readonly Status[];
}

/**
 * Defines a lifecycle and checks it: every status can be reached from `initial`, none leads to itself, and only the named
 * `final` ones lead nowhere. Throws when the table breaks that.
 */
export function defineLifecycle<Status extends string>(definition: {
  readonly initial: Status;
  readonly final: readonly Status[];
  readonly transitions: TransitionTable<Status>;
}): Lifecycle<Status> {
  const { initial, final, transitions } = definition;
  const table = new Map<string, readonly Status[]>(Object.entries<readonly Status[]>(transitions));
  const next = (from: Status): readonly Status[] => table.get(from) ?? [];
  const reached = new Set<Status>([initial]);
  for (const status of reached) for (const to of next(status)) reached.add(to);
  const statuses = [...reached];

  const unreachable = [...table.keys()].filter((status) => !statuses.some((known) => known === status));
  if (unreachable.length > 0) throw new Error(`No way leads to ${unreachable.join(', ')}.`);
  for (const status of statuses) {
    if (next(status).includes(status)) throw new Error(`${status} leads to itself.`);
    if ((next(status).length === 0) !== final.includes(status))
      throw new Error(`${status} is a dead end by accident, or is called final and is not.`);
  }
  return { initial, statuses, next, allows: (from, to) => next(from).includes(to) };
}
