import { parseArgs } from 'node:util';
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

/** One fault of each kind, of those that need little time: what CI tries at each change. */
export const shortPass: readonly string[] = [
  'kill-both-bookings',
  'kill-leads-after-commit',
  'kill-notifications-after-250',
  'broker-closes-all-connections',
  'database-connections-cut-bookings',
  'cut-gateway-rabbitmq',
  'messages-duplicated-100-times',
  'poison-not-json',
  'smtp-dropped-after-the-final-dot',
  'rolling-deployment',
];

/** Reads the command line. Throws an error that says what is wrong, and what there is. */
export function readOptions(args: string[]): ChaosOptions {
  const { values } = parseArgs({
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
  if (values.build !== undefined && build === undefined) {
    throw new Error(`--build ${values.build} is not one of ${Object.keys(faultyBuilds).join(', ')}`);
  }
  const names = values.fault.length > 0 ? values.fault : build !== undefined ? build.faults : values.short ? shortPass : undefined;
  return {
    faults: names === undefined ? faults : names.map(faultNamed),
    seed: wholeNumber('seed', values.seed),
    seeds: wholeNumber('seeds', values.seeds),
    minutes: values.minutes === undefined ? undefined : wholeNumber('minutes', values.minutes),
    faultyBuild: values.build,
  };
}

function faultNamed(wanted: string): Fault {
  const fault = faults.find(({ name }) => name === wanted);
  if (fault === undefined) throw new Error(`--fault ${wanted} is not one of ${faults.map(({ name }) => name).join(', ')}`);
  return fault;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1 on`);
  return value;
}
