import { z } from 'zod';
import { hasInvalidCharacters, hasInvalidCharactersInLines, isLongerThan, isShorterThan } from '../text/characters.js';
import { hasMarkup } from '../text/markup.js';
import { brokenRule } from './broken-rule.js';
import type { Rule } from './rules.js';

/** Lengths in Unicode code points, inclusive. Without a rule of its own, a length breaks `max_length` or `out_of_range`. */
export type TextLimits = { max: number; maxRule?: Rule; min?: number; minRule?: Rule };

/** How text of a format is read: `read` answers its canonical text, or undefined when it has not that format. */
export type TextFormat = { rule: Rule; message: string; read: (text: string) => string | undefined };

type Fault = { rule: Rule; message: string };

/** One line of text; control characters and line breaks are `invalid_characters`, markup is `xss_sanitization`. */
export const singleLine = (limits: TextLimits) => textField(limits, (text) => faultsOf(text, limits, hasInvalidCharacters));

/** Text that may have line breaks and tabs; otherwise as {@link singleLine}. */
export const multiLine = (limits: TextLimits) => textField(limits, (text) => faultsOf(text, limits, hasInvalidCharactersInLines));

/** One line of text in a format; what is kept is the canonical text. */
export const formatted = (max: number, { read, ...fault }: TextFormat) =>
  textField({ max }, (text, keep) => {
    if (isLongerThan(text, max)) return [tooLong({ max })];
    const canonical = read(text);
    if (canonical !== undefined) keep(canonical);
    return [...faultsOf(text, { max }, hasInvalidCharacters), ...(canonical === undefined ? [fault] : [])];
  });

const textField = ({ max, min }: TextLimits, judge: (text: string, keep: (canonical: string) => void) => Fault[]) =>
  z
    .string()
    .check((payload) => {
      const keep = (canonical: string) => {
        payload.value = canonical;
      };
      for (const { rule, message } of judge(payload.value, keep)) payload.issues.push(brokenRule(rule, message, undefined));
    })
    .meta({ maxLength: max, ...(min === undefined ? {} : { minLength: min }) });

const faultsOf = (text: string, limits: TextLimits, hasInvalid: (text: string) => boolean): Fault[] => {
  // The length first and alone: it bounds the work of what follows.
  if (isLongerThan(text, limits.max)) return [tooLong(limits)];
  const faults: Fault[] = [];
  if (hasInvalid(text))
    faults.push({ rule: 'invalid_characters', message: 'Must not hold control characters or invisible format characters.' });
  if (hasMarkup(text)) faults.push({ rule: 'xss_sanitization', message: 'Must not hold HTML markup or script.' });
  if (limits.min !== undefined && isShorterThan(text, limits.min)) {
    faults.push({ rule: limits.minRule ?? 'out_of_range', message: `Must have at least ${limits.min} characters.` });
  }
  return faults;
};

const tooLong = ({ max, maxRule = 'max_length' }: TextLimits): Fault => ({
  rule: maxRule,
  message: `Must have at most ${max} characters.`,
});
