import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { multiLine, singleLine } from '../../../../libs/contracts/src/fields/index.js';
import { brokenRules } from './broken-rules.js';

describe('contact_name_min_length', () => {
  const name = singleLine({ min: 2, max: 200, minRule: 'contact_name_min_length' });

  test('a name has two characters at least, counted after trimming', () => {
    expect(brokenRules(name, 'Bo')).toEqual([]);
    expect(brokenRules(name, ' K ')).toEqual(['contact_name_min_length']);
  });

  test('characters are code points: one emoji is one, and so is a letter with its accent', () => {
    expect(brokenRules(name, '🙂')).toEqual(['contact_name_min_length']);
    expect(brokenRules(name, 'A\u030A')).toEqual(['contact_name_min_length']);
  });
});

describe('organization_name_min_length', () => {
  test('an organization name has two characters at least', () => {
    const name = singleLine({ min: 2, max: 200, minRule: 'organization_name_min_length' });
    expect(brokenRules(name, 'KF')).toEqual([]);
    expect(brokenRules(name, 'K')).toEqual(['organization_name_min_length']);
  });
});

describe('message_max_length', () => {
  const message = multiLine({ max: 5000, maxRule: 'message_max_length' });

  test('a message of 5,000 characters is accepted, one more is not', () => {
    expect(brokenRules(message, 'x'.repeat(5000))).toEqual([]);
    expect(brokenRules(message, 'x'.repeat(5001))).toEqual(['message_max_length']);
  });

  test('5,000 emoji are 5,000 characters', () => {
    expect(brokenRules(message, '🙂'.repeat(5000))).toEqual([]);
    expect(brokenRules(message, '🙂'.repeat(5001))).toEqual(['message_max_length']);
  });
});

describe('notes_max_length', () => {
  test('notes end at 5,000 characters', () => {
    expect(brokenRules(multiLine({ max: 5000, maxRule: 'notes_max_length' }), 'x'.repeat(5001))).toEqual(['notes_max_length']);
  });
});

describe('max_length', () => {
  test('a text without a rule of its own ends at its length', () => {
    expect(brokenRules(singleLine({ max: 5 }), 'seks..')).toEqual(['max_length']);
  });
});

describe('invalid_characters', () => {
  const line = singleLine({ max: 200 });
  const lines = multiLine({ max: 200 });

  test.each([
    ['NUL', '\0'],
    ['a bell', '\u0007'],
    ['a C1 control', '\u0085'],
    ['a lone high surrogate', '\uD83D'],
    ['a lone low surrogate', '\uDE42'],
    ['a bidirectional override', '\u202E'],
    ['a bidirectional isolate', '\u2066'],
    ['a zero-width space', '\u200B'],
    ['a zero-width joiner', '\u200D'],
    ['a byte order mark', '\uFEFF'],
    ['a soft hyphen', '\u00AD'],
    ['a tag character', '\u{E0041}'],
  ])('%s is refused, in one line as in several', (_name, character) => {
    expect(brokenRules(line, `Kari${character}Nordmann`)).toEqual(['invalid_characters']);
    expect(brokenRules(lines, `Kari${character}Nordmann`)).toEqual(['invalid_characters']);
  });

  test.each(['\n', '\r', '\r\n', '\t'])('line breaks and tabs belong to texts of several lines alone', (character) => {
    expect(brokenRules(line, `Kari${character}Nordmann`)).toEqual(['invalid_characters']);
    expect(brokenRules(lines, `Kari${character}Nordmann`)).toEqual([]);
  });

  test.each(['\u2028', '\u2029'])('a line or paragraph separator of Unicode is a line break too', (character) => {
    expect(brokenRules(line, `Kari${character}Nordmann`)).toEqual(['invalid_characters']);
    expect(brokenRules(lines, `Kari${character}Nordmann`)).toEqual([]);
  });

  test.each(['Þórsson', 'Nguyễn', 'Máret Ánne', 'محمد', '李小龍', '🙂', '❤️', '👍🏽', '🇳🇴', '§ 3-1, 100 % – “ja”', 'no\u00A0break'])(
    'ordinary text passes: %s',
    (text) => {
      expect(brokenRules(line, text)).toEqual([]);
    },
  );

  test('what is accepted in one line is well-formed and shows as one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }), (text) => {
        fc.pre(line.safeParse(text).success);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('xss_sanitization', () => {
  test('markup is refused in every text, and named beside what else is wrong', () => {
    expect(brokenRules(singleLine({ max: 200 }), '<b>Kari</b>')).toEqual(['xss_sanitization']);
    expect(brokenRules(multiLine({ max: 200 }), 'Hei\n<script>x</script>\0')).toEqual(['invalid_characters', 'xss_sanitization']);
  });

  test('a text that is too long is not searched', () => {
    expect(brokenRules(singleLine({ max: 5 }), '<script>')).toEqual(['max_length']);
  });
});
