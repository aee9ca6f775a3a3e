// \p{Cc}: control characters, NUL among them. \p{Cf}: bidirectional and other format controls, all of them: zero-width
// joiners too, although some emoji are built with them. \p{Cs} matches lone surrogates alone, as a pair is one code point.
const REFUSED = /[\p{Cc}\p{Cf}\p{Cs}]/u;
const REFUSED_BUT_BREAKS_AND_TABS = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}]/u;
const UNICODE_LINE_BREAK = /[\u2028\u2029]/;

/** Whether a one-line text holds a control character, a format control, a lone surrogate or a line break. */
export const hasInvalidCharacters = (text: string): boolean => REFUSED.test(text) || UNICODE_LINE_BREAK.test(text);

/** As {@link hasInvalidCharacters}, but line breaks and tabs are allowed. */
export const hasInvalidCharactersInLines = (text: string): boolean => REFUSED_BUT_BREAKS_AND_TABS.test(text);

/** Whether the text has more than `max` Unicode code points. */
export const isLongerThan = (text: string, max: number): boolean => text.length > max && codePoints(text) > max;

/** Whether the text has fewer than `min` Unicode code points. */
export const isShorterThan = (text: string, min: number): boolean => codePoints(text) < min;

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};
