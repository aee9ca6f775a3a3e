import { z } from 'zod';
import { formatted } from './text.js';

const MAX_LENGTH = 50;
const TO_THE_SECOND = z.core.regexes.datetime({ offset: true });
const TO_THE_MINUTE = z.core.regexes.datetime({ offset: true, precision: -1 });

/** A time with its offset (RFC 3339, seconds optional); kept in UTC with milliseconds and `Z`. Years 1970 to 9999. */
export const instant = () =>
  formatted(MAX_LENGTH, {
    rule: 'invalid_format',
    message: 'Must be a date and time with an offset, such as 2026-12-01T09:00:00Z.',
    read,
  }).meta({
    format: 'date-time',
    examples: ['2026-12-01T09:00:00Z'],
  });

const read = (text: string): string | undefined => {
  if (!TO_THE_SECOND.test(text) && !TO_THE_MINUTE.test(text)) return undefined;
  const time = new Date(text);
  // Outside these years the text is no `timestamptz`, or no time of a UUIDv7.
  return time.getTime() >= 0 && time.getUTCFullYear() <= 9999 ? time.toISOString() : undefined;
};
