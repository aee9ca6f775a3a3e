import { describe, expect, test } from '@jest/globals';
import { readArguments, wholeNumber } from '../../../../scripts/command-line/arguments.js';

const read = (...args: string[]) => readArguments({ args, options: { seed: { type: 'string' }, short: { type: 'boolean' } } }).values;
const wrongUse = (message: string) => expect.objectContaining({ name: 'UsageError', message });

describe('the arguments of a program', () => {
  test('are read', () => {
    expect(read('--seed', '7', '--short')).toEqual({ seed: '7', short: true });
  });

  test.each([
    ['an unknown option', ['--bogus'], "Unknown option '--bogus'"],
    ['a stray word', ['stray'], "Unexpected argument 'stray'"],
    ['an option without its value', ['--seed'], "Option '--seed <value>' argument missing"],
    ['a value where none belongs', ['--short=yes'], "Option '--short' does not take an argument"],
  ])('of which %s is wrong are refused in one line that names it', (_what, args, message) => {
    expect(() => read(...args)).toThrow(wrongUse(message));
  });

  test.each(['x', '', '0', '-1', '1.5', '1e3', '0x10', ' 7', '99999999999999999999'])('are no whole number when they are %j', (text) => {
    expect(() => wholeNumber('--seed', text)).toThrow(wrongUse('--seed must be a whole number from 1 on'));
  });
});
