import { describe, expect, it } from '@jest/globals';
import { isDatabaseAway } from '#persistence';

const coded = (code: string): Error => Object.assign(new Error('x'), { code });

describe('the database is away', () => {
  it.each([
    '08006',
    '08001',
    '53300',
    '55P03',
    '57P01',
    '57P03',
    '25006',
    '28P01',
    '3D000',
    '53100',
    '58030',
    '40001',
    '40P01',
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('by the code %s', (code) => {
    expect(isDatabaseAway(coded(code))).toBe(true);
  });

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Client was closed and is not queryable'])(
    'by the message %j, which comes without a code',
    (message) => {
      expect(isDatabaseAway(new Error(message))).toBe(true);
    },
  );

  it('by the cause of an error', () => {
    expect(isDatabaseAway(new Error('flush', { cause: new Error('driver', { cause: coded('57P01') }) }))).toBe(true);
  });
});

describe('the database is there', () => {
  it.each(['23505', '23514', '42P01', '42501', '22P02', 'ERR_INVALID_ARG_TYPE'])('by the code %s', (code) => {
    expect(isDatabaseAway(coded(code))).toBe(false);
  });

  it.each([['Connection terminated'], [undefined], [null], [{ code: '57P01' }]])('when %p is thrown, which is no error', (thrown) => {
    expect(isDatabaseAway(thrown)).toBe(false);
  });
});
