import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parse, stringify, v7 as uuidv7, version } from 'uuid';
import { isSubmissionId, signSubmissionId, submissionIdFor } from '../../../../apps/gateway/src/submissions/submission-id.js';

const key = 's'.repeat(32);
const seed = fc.uint8Array({ minLength: 16, maxLength: 32 });

describe('a submissionId', () => {
  test('is a UUID of version 8 that its maker knows again, whatever it is made of', () => {
    fc.assert(
      fc.property(seed, (bytes) => {
        const id = signSubmissionId(bytes, key);
        expect(version(id)).toBe(8);
        expect(isSubmissionId(id, key)).toBe(true);
        expect(isSubmissionId(id.toUpperCase(), key)).toBe(true);
      }),
    );
  });

  test('is refused when any one bit of it was changed', () => {
    fc.assert(
      fc.property(seed, fc.nat(127), (bytes, bit) => {
        const changed = parse(signSubmissionId(bytes, key));
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        // Without the check of `stringify`: a changed version is no valid UUID.
        const text = Buffer.from(changed)
          .toString('hex')
          .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
        expect(isSubmissionId(text, key)).toBe(false);
      }),
    );
  });

  test('is known only with the key that made it', () => {
    expect(isSubmissionId(signSubmissionId(new Uint8Array(16), key), 't'.repeat(32))).toBe(false);
  });

  test('differs in the 82 bits that identify: two seeds give two ids', () => {
    const ids = Array.from({ length: 1_000 }, () => signSubmissionId(parse(randomUUID()), key));
    expect(new Set(ids).size).toBe(1_000);
  });

  test.each([
    ['a random UUID', () => randomUUID()],
    ['the id of a booking', () => uuidv7()],
    ['the nil UUID', () => stringify(new Uint8Array(16))],
    ['no UUID', () => '42'],
    ['nothing', () => ''],
  ])('is not %s', (_what, other) => {
    expect(isSubmissionId(other(), key)).toBe(false);
  });
});

describe('an Idempotency-Key', () => {
  test('has one submissionId, and another key another', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 16 }), fc.string({ minLength: 16 }), (one, other) => {
        expect(isSubmissionId(submissionIdFor('bookings', one, key), key)).toBe(true);
        expect(submissionIdFor('bookings', one, key) === submissionIdFor('bookings', other, key)).toBe(one === other);
        expect(submissionIdFor('bookings', one, key)).not.toBe(submissionIdFor('bookings', one, 't'.repeat(32)));
      }),
    );
  });
});
