import { describe, expect, test } from '@jest/globals';
import { assert, double, property } from 'fast-check';
import { isIP } from 'node:net';
import { clientAddresses } from '../../../../scripts/demo/client-addresses.js';

describe('client addresses', () => {
  test('all differ, are addresses of reserved ranges and are anonymized as stored', () => {
    assert(
      property(double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (start) => {
        const addresses = clientAddresses(400, () => start);
        expect(new Set(addresses.map(({ raw }) => raw)).size).toBe(400);
        for (const { raw, anonymized } of addresses) {
          expect(isIP(raw)).toBe(isIP(anonymized));
          expect(raw).toMatch(/^(?:198\.1[89]\.\d+\.\d+|2001:db8:[1-9a-f][0-9a-f]*:[0-9a-f]+::1)$/);
          expect(anonymized).toMatch(/^(?:198\.1[89]\.\d+\.0|2001:db8:[1-9a-f][0-9a-f]*::)$/);
        }
      }),
      { numRuns: 50 },
    );
  });
});
