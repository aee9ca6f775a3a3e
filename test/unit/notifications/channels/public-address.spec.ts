import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isPublicAddress } from '../../../../apps/notifications/src/channels/public-address.js';

/** [network, prefix length] of IPv4 ranges that are not globally routable (RFC 6890 and its registry). */
const NOT_PUBLIC: readonly (readonly [number, number])[] = [
  [0x00000000, 8],
  [0x0a000000, 8],
  [0x64400000, 10],
  [0x7f000000, 8],
  [0xa9fe0000, 16],
  [0xac100000, 12],
  [0xc0000000, 24],
  [0xc0000200, 24],
  [0xc0a80000, 16],
  [0xc6120000, 15],
  [0xc6336400, 24],
  [0xcb007100, 24],
  [0xe0000000, 4],
  [0xf0000000, 4],
];

const dotted = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
const hextets = (value: number) => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
const notPublic = fc
  .tuple(fc.constantFrom(...NOT_PUBLIC), fc.integer({ min: 0, max: 0xffffffff }))
  .map(([[network, prefix], bits]) => (network | (bits & (2 ** (32 - prefix) - 1))) >>> 0);

describe('an address that a webhook may be sent to', () => {
  it('is never one of the IPv4 ranges that are not routed globally, in whatever IPv6 form it is dressed', () => {
    fc.assert(
      fc.property(notPublic, (value) => {
        const dressed = [
          dotted(value),
          `::ffff:${dotted(value)}`,
          `::ffff:${hextets(value)}`,
          `::${hextets(value)}`,
          `::ffff:0:${hextets(value)}`,
          `64:ff9b::${hextets(value)}`,
          `64:ff9b:1::${hextets(value)}`,
          `2002:${hextets(value)}::1`,
          `2001:0:${hextets(value)}::1`,
        ];
        expect(dressed.filter(isPublicAddress)).toEqual([]);
      }),
    );
  });

  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '93.184.216.34',
    '2606:4700:4700::1111',
    '2a00:1450:400f:80c::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('may be %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    'fec0::1',
    '2001:db8::1',
    '3fff::1',
    '100::1',
    '2002:808:808::1',
    '2001::1',
    '4000::1',
    '1::1',
    '255.255.255.255',
    '192.88.99.1',
    '',
    'localhost',
    '8.8.8.8.8',
    '8.8.8.8:80',
  ])('is not %p', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
