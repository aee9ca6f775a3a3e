import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { splitName } from '../../../../libs/contracts/src/text/index.js';

describe('splitting a contact name', () => {
  test.each([
    ['Kari Nordmann', 'Kari', 'Nordmann'],
    ['Siv Merethe Þórsson', 'Siv Merethe', 'Þórsson'],
    ['Ingrid van der Berg', 'Ingrid van der', 'Berg'],
    ['Kari  Nordmann', 'Kari', 'Nordmann'],
    ['Madonna', 'Madonna', ''],
  ])('%j becomes %j and %j', (name, firstName, lastName) => {
    expect(splitName(name)).toEqual({ firstName, lastName });
  });

  test('no letter is lost, and the last name is one word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ab å🙂')) }), (name) => {
        const { firstName, lastName } = splitName(name);
        expect(`${firstName}${lastName}`.replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
        expect(lastName).not.toMatch(/\s/);
      }),
    );
  });
});
