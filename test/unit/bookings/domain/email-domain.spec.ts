import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { normalizedEmail } from '#contracts';
import { domainOf, isFreeMail, normalizedDomain } from '../../../../apps/bookings/src/domain/email-domain.js';

describe('a domain of an organization', () => {
  test.each([
    ['Fylkeslaget.Example', 'fylkeslaget.example'],
    [' fylkeslaget.example ', 'fylkeslaget.example'],
    ['blåkors.no', 'xn--blkors-jua.no'],
  ])('%p is kept as %p', (text, domain) => {
    expect(normalizedDomain(text)).toBe(domain);
  });

  test.each(['', 'localhost', 'kari@fylkeslaget.example', '@fylkeslaget.example', 'a b.no', '-x.no', 'x..no', 'no/path.no'])(
    '%p is none',
    (text) => {
      expect(normalizedDomain(text)).toBeUndefined();
    },
  );

  test('is the one that its addresses have, however they are typed', () => {
    const label = fc.stringMatching(/^[a-zA-Z0-9æøåÆØÅ]{1,20}$/);
    fc.assert(
      fc.property(label, label, (name, top) => {
        const email = normalizedEmail(`Kari@${name}.${top}`);
        expect(normalizedDomain(`${name}.${top}`)).toBe(email === undefined ? undefined : domainOf(email));
      }),
    );
  });

  test.each(['gmail.com', 'outlook.com', 'online.no', 'hotmail.no'])('%s is free mail', (domain) => {
    expect(isFreeMail(domain)).toBe(true);
  });

  test('that of an organization is not', () => {
    expect(isFreeMail('fylkeslaget.example')).toBe(false);
  });
});
