import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type KnownBounce, outweighs, type ToldBounce } from '../../../../apps/notifications/src/bounces/outweighs.js';

const early = new Date('2026-11-21T10:00:00Z');
const late = new Date('2026-11-22T10:00:00Z');
const settled = (bounces: readonly (ToldBounce & KnownBounce)[]) =>
  bounces.reduce<KnownBounce | undefined>((known, next) => (outweighs(next, known) ? next : known), undefined);
const bounce = (action: 'delayed' | 'failed', at: Date): KnownBounce => ({ action, at, status: null });

describe('a bounce takes the place of the one on record', () => {
  test.each([
    ['when there is none', bounce('delayed', early), undefined, true],
    ['when it is a failure after a delay', bounce('failed', late), bounce('delayed', early), true],
    ['when it is a failure that comes before its delay', bounce('failed', early), bounce('delayed', late), true],
    ['never when it is a delay after a failure', bounce('delayed', late), bounce('failed', early), false],
    ['when it is later', bounce('failed', late), bounce('failed', early), true],
    ['not when it is earlier', bounce('delayed', early), bounce('delayed', late), false],
    ['not when it is the same', bounce('failed', early), bounce('failed', early), false],
    ['not when nobody says when', { ...bounce('failed', early), at: null }, bounce('failed', early), false],
  ])('%s', (_when, told, known, expected) => {
    expect(outweighs(told, known)).toBe(expected);
  });
});

test('the order and the repeats of dated bounces do not matter', () => {
  const told = fc.record({
    action: fc.constantFrom('delayed' as const, 'failed' as const),
    at: fc.integer({ min: 0, max: 5 }).map((n) => new Date(n * 1000)),
    status: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.array(told, { maxLength: 6 }), (bounces) => {
      expect(settled([...bounces.toReversed(), ...bounces])).toEqual(settled(bounces));
    }),
  );
});
