import { describe, expect, test } from '@jest/globals';
import { emailHash } from '../../../../apps/leads/src/erasure/email-hash.js';

describe('the hash of an address', () => {
  test('is the HMAC-SHA-256 of RFC 4231, by which another key gives another one', () => {
    const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(emailHash('what do ya want for nothing?', 'Jefe')).toBe(expected);
    expect(emailHash('what do ya want for nothing?', 'jefe')).not.toBe(expected);
  });
});
