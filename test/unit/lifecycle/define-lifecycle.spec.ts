import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { defineLifecycle } from '#lifecycle';

const statuses = ['a', 'b', 'c', 'd', 'e'] as const;
type Status = (typeof statuses)[number];
type Table = Record<Status, Status[]>;

/** Any table without a status that leads to itself, in which the chain a → b → … reaches all. */
const anyTable: fc.Arbitrary<Table> = fc
  .record({
    a: fc.subarray(['c', 'd', 'e'] satisfies Status[]),
    b: fc.subarray(['a', 'd', 'e'] satisfies Status[]),
    c: fc.subarray(['a', 'b', 'e'] satisfies Status[]),
    d: fc.subarray(['a', 'b', 'c'] satisfies Status[]),
    e: fc.subarray(['a', 'b', 'c', 'd'] satisfies Status[]),
  })
  .map(({ a, b, c, d, e }) => ({ a: ['b', ...a], b: ['c', ...b], c: ['d', ...c], d: ['e', ...d], e }));

const finalOf = (table: Table): Status[] => statuses.filter((status) => table[status].length === 0);

const define = (transitions: Record<'a' | 'b' | 'c', ('a' | 'b' | 'c')[]>, final: ('a' | 'b' | 'c')[]) => () =>
  defineLifecycle<'a' | 'b' | 'c'>({ initial: 'a', final, transitions });

describe('a lifecycle', () => {
  it('allows exactly the steps of its table', () => {
    fc.assert(
      fc.property(anyTable, fc.constantFrom(...statuses), fc.constantFrom(...statuses), (transitions, from, to) => {
        const lifecycle = defineLifecycle<Status>({ initial: 'a', final: finalOf(transitions), transitions });
        expect(lifecycle.allows(from, to)).toBe(transitions[from].includes(to));
        expect(lifecycle.next(from)).toEqual(transitions[from]);
        expect(lifecycle.statuses.toSorted()).toEqual(statuses);
      }),
    );
  });

  it('cannot have a status that no way leads to', () => {
    expect(define({ a: ['b'], b: [], c: ['b'] }, ['b'])).toThrow('No way leads to c.');
  });

  it('cannot have a status that leads to itself', () => {
    expect(define({ a: ['b'], b: ['b', 'c'], c: [] }, ['c'])).toThrow('b leads to itself.');
  });

  it('cannot have a dead end that is not called final', () => {
    expect(define({ a: ['b', 'c'], b: [], c: [] }, ['b'])).toThrow('c is a dead end by accident');
  });

  it('cannot have a final status that leads on', () => {
    expect(define({ a: ['b'], b: ['c'], c: [] }, ['b', 'c'])).toThrow('b is a dead end by accident, or is called final and is not.');
  });
});
