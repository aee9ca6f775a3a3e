import { formatted } from './text.js';

const MAX_LENGTH = 100;
const knownZones = new Set(Intl.supportedValuesOf('timeZone'));
const OFFSET = /^[+-]/;

/** A name of the IANA time zone database, in its spelling; an offset is none. */
export const timeZone = () =>
  formatted(MAX_LENGTH, { rule: 'invalid_format', message: 'Must be an IANA time zone such as Europe/Oslo.', read }).meta({
    examples: ['Europe/Oslo'],
  });

const read = (text: string): string | undefined => {
  if (knownZones.has(text)) return text;
  if (OFFSET.test(text)) return undefined;
  try {
    const { timeZone: zone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    // A link (Asia/Kolkata) resolves to an older name: what was given is the better one.
    return zone.toLowerCase() === text.toLowerCase() ? zone : text;
  } catch {
    return undefined;
  }
};
