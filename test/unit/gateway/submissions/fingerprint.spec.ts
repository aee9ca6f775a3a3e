import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fingerprintOf } from '../../../../apps/gateway/src/submissions/receipt.js';

const key = 's'.repeat(32);
const field = fc.constantFrom('contactName', 'contactEmail', 'message', 'consentGiven', '1', '__proto__');
const value = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null));
const body = fc.dictionary(field, value);

/** Equal as flat JSON objects, whatever the order of their fields. */
const isSame = (a: Record<string, unknown>, b: Record<string, unknown>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((name) => Object.hasOwn(b, name) && Object.is(a[name], b[name]));

describe('the fingerprint of a body', () => {
  test('does not depend on the order of the fields', () => {
    fc.assert(
      fc.property(body, fc.infiniteStream(fc.nat()), (fields, order) => {
        const shuffled = Object.entries(fields)
          .map((entry) => ({ entry, place: order.next().value }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ entry }) => entry);
        expect(fingerprintOf(Object.fromEntries(shuffled), key)).toBe(fingerprintOf(fields, key));
      }),
    );
  });

  test('differs for every other body', () => {
    fc.assert(
      fc.property(body, body, (a, b) => {
        expect(fingerprintOf(a, key) === fingerprintOf(b, key)).toBe(isSame(a, b));
      }),
    );
    expect(fingerprintOf({ a: '1' }, key)).not.toBe(fingerprintOf({ a: 1 }, key));
    expect(fingerprintOf({ a: null }, key)).not.toBe(fingerprintOf({}, key));
    expect(fingerprintOf({ a: 'b', c: 'd' }, key)).not.toBe(fingerprintOf({ a: 'd', c: 'b' }, key));
  });

  test('is 256 bits under the key: without it nobody can try bodies against it', () => {
    expect(fingerprintOf({ a: 1 }, key)).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOf({ a: 1 }, key)).not.toBe(fingerprintOf({ a: 1 }, 't'.repeat(32)));
  });
});
