import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { consentVersion, httpUrl, instant, locale, timeZone, uuid } from '../../../../libs/contracts/src/fields/index.js';
import { brokenRules } from './broken-rules.js';

describe('invalid_format', () => {
  test.each([
    ['2026-12-01T10:00:00Z', '2026-12-01T10:00:00.000Z'],
    ['2026-12-01T10:00Z', '2026-12-01T10:00:00.000Z'],
    ['2026-12-01T10:00:00.5+01:00', '2026-12-01T09:00:00.500Z'],
    ['2028-02-29T00:00:00-02:00', '2028-02-29T02:00:00.000Z'],
  ])('the time %s is kept as %s', (given, kept) => {
    expect(instant().parse(given)).toBe(kept);
  });

  test.each([
    'i morgen',
    '2026-12-01',
    '2026-12-01T10:00:00',
    '2026-02-30T10:00:00Z',
    '2026-12-01T24:00:00Z',
    '1764583200000',
    '0000-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '9999-12-31T23:59:59-01:00',
  ])('the time %s is refused', (given) => {
    expect(brokenRules(instant(), given)).toEqual(['invalid_format']);
  });

  test('every time from 1970 to 9999 is read as itself', () => {
    const latest = new Date('9999-12-31T23:59:59.999Z');
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: latest, noInvalidDate: true }), (time) => {
        expect(instant().parse(time.toISOString())).toBe(time.toISOString());
      }),
    );
  });

  test.each(['Europe/Oslo', 'UTC', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+1'])('the time zone %s is one', (zone) => {
    expect(timeZone().parse(zone)).toBe(zone);
  });

  test('a time zone is kept in the spelling of the database', () => {
    expect(timeZone().parse('europe/oslo')).toBe('Europe/Oslo');
  });

  test.each(['+02:00', '-0100', 'Oslo', 'Mars/Olympus', 'GMT+1'])('the time zone %s is none', (zone) => {
    expect(brokenRules(timeZone(), zone)).toEqual(['invalid_format']);
  });

  test.each(['https://www.example.no/demo?utm_source=google#top', 'HTTP://localhost:8080/', 'https://blåhage.example/'])(
    'the URL %s is kept as given',
    (url) => {
      expect(httpUrl().parse(url)).toBe(url);
    },
  );

  test.each([
    'www.example.no',
    '/demo',
    'ftp://example.no/',
    'mailto:kari@example.no',
    'https://',
    'https://exa mple.no/',
    'https:example.no',
  ])('the URL %s is refused', (url) => {
    expect(brokenRules(httpUrl(), url)).toEqual(['invalid_format']);
  });

  test('a URL has a length', () => {
    expect(brokenRules(httpUrl({ max: 30 }), `https://example.no/${'x'.repeat(20)}`)).toEqual(['max_length']);
  });

  test('a UUID is kept in lower case, and nothing else is one', () => {
    expect(uuid().parse('01932C07-4D5E-7A8B-9C0D-1E2F3A4B5C6D')).toBe('01932c07-4d5e-7a8b-9c0d-1e2f3a4b5c6d');
    expect(brokenRules(uuid(), '01932c07')).toEqual(['invalid_format']);
  });
});

describe('enum_value', () => {
  test.each([
    ['nb', 'nb'],
    ['no', 'nb'],
    ['nn', 'nb'],
    ['nb-NO', 'nb'],
    ['NN-no', 'nb'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['en_US', 'en'],
  ])('the locale %s is read as %s', (tag, read) => {
    expect(locale().parse(tag)).toBe(read);
  });

  test.each(['sv', 'english', 'nb-', 'northern', '-', 'e'])('the locale %s is refused', (tag) => {
    expect(brokenRules(locale(), tag)).toEqual(['enum_value']);
  });

  test('a consent version that never was is refused', () => {
    expect(brokenRules(consentVersion(), '2026-11-01')).toEqual([]);
    expect(brokenRules(consentVersion(), '1999-01-01')).toEqual(['enum_value']);
  });
});
