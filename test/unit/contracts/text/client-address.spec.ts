import { isIPv6 } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anonymizeAddress, limitedAddress } from '../../../../libs/contracts/src/text/index.js';

describe('ip_address_anonymization', () => {
  test.each([
    ['203.0.113.77', '203.0.113.0'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
    ['::ffff:cb00:714d', '203.0.113.0'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1::'],
    ['2001:db8::1', '2001:db8::'],
    ['fe80::1%eth0', 'fe80::'],
    ['::1', '::'],
  ])('%s is kept as %s', (address, kept) => {
    expect(anonymizeAddress(address)).toBe(kept);
  });

  test('an IPv4 address keeps its network, whatever the host; anonymizing again changes nothing', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(anonymizeAddress(address)).toBe(address.replace(/\d+$/, '0'));
        expect(anonymizeAddress(anonymizeAddress(address))).toBe(anonymizeAddress(address));
      }),
    );
  });

  test('an IPv6 address keeps its first three groups; anonymizing again changes nothing', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        fc.pre(groups.slice(0, 5).some((value) => value !== 0));
        const text = (kept: number) => groups.map((value, index) => (index < kept ? value : 0).toString(16)).join(':');
        const anonymized = anonymizeAddress(text(8));
        expect(isIPv6(anonymized)).toBe(true);
        expect(anonymized).toBe(anonymizeAddress(text(3)));
        expect(anonymizeAddress(anonymized)).toBe(anonymized);
      }),
    );
  });

  test.each(['', 'localhost', '1.2', '203.0.113.77:80', '203.0.113.256', '0x7f.1'])(
    '%j is no address, and the error does not tell it',
    (text) => {
      expect(() => anonymizeAddress(text)).toThrow(new RangeError('Not an IP address'));
    },
  );
});

describe('rate_limit_per_ip', () => {
  test.each([
    ['203.0.113.77', '203.0.113.77'],
    ['::ffff:203.0.113.77', '203.0.113.77'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['2001:DB8:1:2::99', '2001:db8:1:2::'],
    ['2001:db8::1', '2001:db8::'],
  ])('what is counted of %s is %s', (address, counted) => {
    expect(limitedAddress(address)).toBe(counted);
  });
});
