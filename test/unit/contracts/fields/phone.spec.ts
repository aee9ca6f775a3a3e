import { describe, expect, test } from '@jest/globals';
import { e164, phone, phoneAsTyped } from '../../../../libs/contracts/src/fields/index.js';
import { brokenRules } from './broken-rules.js';

describe('phone_format_if_provided', () => {
  test.each([
    ['91234567', '+4791234567'],
    ['40 61 23 45', '+4740612345'],
    ['+47 912 34 567', '+4791234567'],
    ['0047 22 86 44 00', '+4722864400'],
    ['(22) 86-44-00', '+4722864400'],
    ['+46 70 123 45 67', '+46701234567'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(phone().parse(typed)).toBe(kept);
  });

  test.each(['12345', '+47 123', '0000000000', 'ring meg', 'ring 91234567', '91234567 / 22864400', '112'])(
    '%s is no phone number',
    (typed) => {
      expect(brokenRules(phone(), typed)).toEqual(['phone_format_if_provided']);
    },
  );

  test('a phone number is at most 50 characters as typed', () => {
    expect(brokenRules(phone(), '9'.repeat(51))).toEqual(['max_length']);
  });
});

describe('phone_format_validation', () => {
  test("a lead's phone is accepted as typed, and is known not to be a number", () => {
    expect(phoneAsTyped().parse('ring sentralbordet')).toBe('ring sentralbordet');
    expect(e164('ring sentralbordet')).toBeUndefined();
    expect(e164('912 34 567')).toBe('+4791234567');
  });
});
