import { describe, expect, test } from '@jest/globals';
import { faults } from '../../../../scripts/chaos/faults/index.js';
import { readOptions, shortPass } from '../../../../scripts/chaos/options.js';

const namesOf = (...args: string[]): string[] => readOptions(args).faults.map(({ name }) => name);

describe('a run of the fault suite', () => {
  test('takes every fault once, with the first seed, unless it is told otherwise', () => {
    expect(readOptions([])).toEqual({ faults, seed: 1, seeds: 1, minutes: undefined, faultyBuild: undefined });
  });

  test('takes the faults that are named, those of the short pass, or those that find a broken build', () => {
    expect(namesOf('--fault', 'postgres-kill', '--fault', 'webhook-410')).toEqual(['postgres-kill', 'webhook-410']);
    expect(namesOf('--short')).toEqual(shortPass);
    expect(namesOf('--build', 'no-lease')).not.toEqual(namesOf());
    expect(namesOf('--build', 'no-lease', '--fault', 'postgres-kill')).toEqual(['postgres-kill']);
  });

  test.each([
    [['--fault', 'nosuch'], 'there is no fault "nosuch"; those for --fault are:\n  kill-'],
    [['--build', 'nosuch'], 'there is no build "nosuch"; those for --build are:\n  ack-before-commit '],
    [['--short', '--fault', 'postgres-kill'], '--short is not for --fault or --build'],
    [['--short', '--build', 'no-lease'], '--short is not for --fault or --build'],
    [['--seed', 'x'], '--seed must be a whole number from 1 on'],
    [['--seeds', '0'], '--seeds must be a whole number from 1 on'],
    [['--minutes', '-1'], "Option '--minutes' argument is ambiguous"],
    [['--minutes', '0.5'], '--minutes must be a whole number from 1 on'],
    [['short'], "Unexpected argument 'short'"],
  ])('is not begun when it is called wrongly: %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(message) }));
  });

  test('knows which faults need root', () => {
    const needRoot = faults.filter(({ needsRoot }) => needsRoot).map(({ name }) => name);
    expect(needRoot).toEqual(['leads', 'bookings', 'notifications'].map((database) => `database-disk-full-${database}`));
  });
});
