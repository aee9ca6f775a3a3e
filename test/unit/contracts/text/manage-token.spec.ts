import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { type ManageGrant, readManageToken, signManageToken } from '#contracts';

const key = 'm'.repeat(32);
const seconds = fc.integer({ min: 0, max: 4_102_444_800 }).map((s) => new Date(s * 1000));
const grants: fc.Arbitrary<ManageGrant> = fc.record({
  leadId: fc.uuid(),
  bookingId: fc.option(fc.uuid(), { nil: undefined }),
  expiresAt: seconds,
});

describe('the token of a manage link', () => {
  it('says what it was signed for', () => {
    fc.assert(
      fc.property(grants, (grant) => {
        expect(readManageToken(signManageToken(grant, key), key)).toEqual(grant);
      }),
    );
  });

  it('has characters that a path may have, and nothing of a person', () => {
    fc.assert(fc.property(grants, (grant) => expect(signManageToken(grant, key)).toMatch(/^[\w-]{50,75}$/)));
  });

  it('is none when one character is another', () => {
    fc.assert(
      fc.property(grants, fc.nat(), fc.constantFrom('a', 'Z', '0', '9', '-', '_'), (grant, position, character) => {
        const token = signManageToken(grant, key);
        const at = position % token.length;
        const other = `${token.slice(0, at)}${character}${token.slice(at + 1)}`;
        fc.pre(other !== token);
        expect(readManageToken(other, key)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['any text', 'hello'],
    ['another length', signManageToken({ leadId: uuidv7(), bookingId: undefined, expiresAt: new Date() }, key).slice(4)],
    ['padding', `${signManageToken({ leadId: uuidv7(), bookingId: uuidv7(), expiresAt: new Date() }, key)}=`],
  ])('is not %s', (_what, token) => {
    expect(readManageToken(token, key)).toBeUndefined();
  });

  it('of another key is none', () => {
    const token = signManageToken({ leadId: uuidv7(), bookingId: uuidv7(), expiresAt: new Date() }, key);
    expect(readManageToken(token, 'n'.repeat(32))).toBeUndefined();
  });

  it('for a lead alone is not one for a booking', () => {
    const grant = { leadId: uuidv7(), bookingId: undefined, expiresAt: new Date(0) };
    expect(readManageToken(signManageToken(grant, key), key)?.bookingId).toBeUndefined();
  });
});
