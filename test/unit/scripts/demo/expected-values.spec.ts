import { describe, expect, test } from '@jest/globals';
import { expectedLead } from '../../../../scripts/demo/expected-lead.js';
import { emailOf, expectedValues, localeOf } from '../../../../scripts/demo/expected-values.js';

describe('what is to be stored of a form', () => {
  test('text is trimmed and in NFC, the phone in E.164, the domain punycode, the time in UTC, what is empty null', () => {
    const body = {
      contactName: ' A\u030Ase ',
      contactEmail: ' ASE@BLÅHAGE.EXAMPLE ',
      contactPhone: '0047 22 86 44 00',
      contactRole: ' ',
      preferredDate: '2099-06-01T09:00:00+02:00',
    };

    expect(expectedValues({ body })).toMatchObject({
      contactName: 'Åse',
      contactEmail: 'ase@xn--blhage-jua.example',
      contactPhone: '+4722864400',
      contactRole: null,
      preferredDate: '2099-06-01T07:00:00.000Z',
      message: null,
    });
  });

  test('a form without an address names nobody', () => {
    expect(emailOf({})).toBeNull();
    expect(emailOf({ contactEmail: ' ' })).toBeNull();
  });

  test.each([
    [undefined, 'nb'],
    ['nn-NO', 'nb'],
    ['en-GB', 'en'],
  ])('the locale %s is %s', (locale, expected) => {
    expect(localeOf({ locale })).toBe(expected);
  });

  test('a known lead keeps what it has and gains what it lacks', () => {
    const expected = { status: 201 };
    const first = { line: 1, expect: expected, body: { contactName: 'Kari', contactEmail: 'kari@lag.example', organizationName: 'Lag' } };
    const robot = { line: 2, expect: expected, body: { ...first.body, website: 'x', contactRole: 'Robot' } };
    const again = {
      line: 3,
      expect: expected,
      body: { ...first.body, contactName: 'Kari Ås', organizationName: 'Nytt lag', contactRole: 'Leder' },
    };

    expect(expectedLead([first, robot, again])).toMatchObject({
      first_name: 'Kari',
      last_name: 'Ås',
      organization_name: 'Lag',
      role_title: 'Leder',
      phone: null,
    });
  });
});
