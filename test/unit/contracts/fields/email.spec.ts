import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { email, normalizedEmail } from '../../../../libs/contracts/src/fields/index.js';
import { brokenRules } from './broken-rules.js';

const addressOf = (length: number) => `kari@${'a.'.repeat(100)}no`.padStart(length, 'k');

describe('email_format_valid', () => {
  const contactEmail = email('email_format_valid');

  test.each(['kari@example.no', 'siv.merethe+demo@kf.example', "o'brien@a.b.example", 'x@1.example', 'a..b@example.no'])(
    'the address %s is one',
    (address) => {
      expect(contactEmail.parse(address)).toBe(address);
    },
  );

  test.each([
    'kari.example',
    'kari@',
    '@example.no',
    'kari@example',
    'kari nordmann@example.no',
    'kari@@example.no',
    'kari@-example.no',
    'kari@example-.no',
    'kari@example..no',
    'kari@example.no.',
    `kari@${'a'.repeat(64)}.no`,
    'kåre@example.no',
    'Kari <kari@example.no>',
    'kari@blå.no/path',
    'kari@blå%41.no',
    'kari@xn--å.no',
  ])('the address %s is none', (address) => {
    expect(brokenRules(contactEmail, address)).toContain('email_format_valid');
  });

  test('an address is kept in lower case', () => {
    expect(contactEmail.parse('Kari.NORDMANN@Example.NO')).toBe('kari.nordmann@example.no');
  });

  test('an internationalized domain is kept as punycode, however it is written', () => {
    expect(contactEmail.parse('kari@blåhage.example')).toBe('kari@xn--blhage-jua.example');
    expect(contactEmail.parse('KARI@BLÅHAGE.EXAMPLE')).toBe('kari@xn--blhage-jua.example');
  });

  test('an address of 254 characters is accepted, one of 255 is too long', () => {
    expect(brokenRules(contactEmail, addressOf(254))).toEqual([]);
    expect(brokenRules(contactEmail, addressOf(255))).toEqual(['max_length']);
  });

  test('an address that outgrows 254 characters as punycode is none', () => {
    expect(brokenRules(contactEmail, `${'k'.repeat(225)}@${'blå.'.repeat(6)}no`)).toEqual(['email_format_valid']);
  });

  test('normalizing is idempotent, and an address never holds space, angle brackets or upper case', () => {
    const domain = fc.string({ unit: 'grapheme', maxLength: 20 }).map((name) => `${name}.no`);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aÅ.-+@<> "\n')) }), domain, (local, host) => {
        const address = normalizedEmail(`${local}@${host}`);
        if (address === undefined) return;
        expect(normalizedEmail(address)).toBe(address);
        expect(address).toMatch(/^[^\s<>"A-Z]+@[a-z0-9.-]+$/);
      }),
    );
  });

  test('every address of the grammar is accepted', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(normalizedEmail(address)).toBe(address.toLowerCase());
      }),
    );
  });
});

describe('email_format_validation', () => {
  test('a lead names the rule in its own words', () => {
    expect(brokenRules(email('email_format_validation'), 'kari@')).toEqual(['email_format_validation']);
  });
});
