import { readArguments, wholeNumber } from '../command-line/arguments.js';
import { UsageError } from '../command-line/usage-error.js';
import { faultyBuilds } from './failpoints/faulty-builds.js';
import { faults } from './faults/index.js';
import type { Fault } from './faults/fault.js';

/** What a run of the suite does. */
export interface ChaosOptions {
  readonly faults: readonly Fault[];
  readonly seed: number;
  /** Runs with the seeds from `seed` on, each on a fresh system. */
  readonly seeds: number;
  /** Repeats the faults for so long; once each when undefined. */
  readonly minutes: number | undefined;
  readonly faultyBuild: string | undefined;
}

export const usage = `npm run chaos [-- OPTION...]   the fault suite, on a system of its own

  --fault NAME   this fault alone; may be given several times. Without it: every fault once
  --short        the faults that CI tries at each change; not with --fault or --build
  --minutes N    further rounds of the faults, each in another order, until N minutes are over; a round that has begun is finished
  --seed N       what the order, the targets and the durations are drawn from; 1 when absent
  --seeds N      N passes, each on a fresh system, with the seeds from --seed on; 1 when absent
  --build NAME   a deliberately broken build, under the faults that find it, or under those of --fault
  --help

Exits with 0 when every invariant was kept, 1 when one was broken or the system did not start, 2 for wrong use, 130 when it was interrupted.`;

/** One fault of each kind, of those that need little time: what CI tries at each change. */
export const shortPass: readonly string[] = [
  'kill-both-bookings',
  'kill-notifications-after-250',
  'broker-closes-all-connections',
  'database-connections-cut-bookings',
  'cut-gateway-rabbitmq',
  'messages-duplicated-100-times',
  'rolling-deployment',
];

/** For a terminal of 120 characters. */
const columns = 3;

/** Reads the command line. Throws {@link UsageError}, which says what is wrong, and what there is. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = readArguments({
    args,
    options: {
      fault: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '1' },
      minutes: { type: 'string' },
      short: { type: 'boolean', default: false },
      build: { type: 'string' },
    },
  });
  const build = values.build === undefined ? undefined : faultyBuilds[values.build];
  if (values.build !== undefined && build === undefined) throw unknown('build', values.build, Object.keys(faultyBuilds));
  if (values.short && (values.fault.length > 0 || build !== undefined)) throw new UsageError('--short is not for --fault or --build');
  const names = values.fault.length > 0 ? values.fault : build !== undefined ? build.faults : values.short ? shortPass : undefined;
  return {
    faults: names === undefined ? faults : names.map(faultNamed),
    seed: wholeNumber('--seed', values.seed),
    seeds: wholeNumber('--seeds', values.seeds),
    minutes: values.minutes === undefined ? undefined : wholeNumber('--minutes', values.minutes),
    faultyBuild: values.build,
  };
}

function faultNamed(wanted: string): Fault {
  const fault = faults.find(({ name }) => name === wanted);
  if (fault !== undefined) return fault;
  const names = faults.map(({ name }) => name);
  throw unknown('fault', wanted, names);
}

const unknown = (what: string, wanted: string, names: readonly string[]): UsageError =>
  new UsageError([`there is no ${what} "${wanted}"; those for --${what} are:`, ...inColumns(names)].join('\n'));

function inColumns(names: readonly string[]): string[] {
  const width = Math.max(...names.map(({ length }) => length));
  const rows = Math.ceil(names.length / columns);
  return Array.from({ length: rows }, (_, row) => {
    const ofRow = names.filter((_name, index) => index % rows === row);
    return `  ${ofRow.map((name) => name.padEnd(width)).join('  ')}`.trimEnd();
  });
}
