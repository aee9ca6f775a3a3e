import type { Locale } from '../vocabularies/locale.js';

const REGIONS = { nb: 'nb-NO', en: 'en-GB' } as const satisfies Record<Locale, string>;

/** An ISO 8601 instant written out in a language and an IANA time zone, which it names: `fredag 27. november 2026 kl. 10:00 CET`. */
export function formatDateTime(instant: string, language: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(REGIONS[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(instant));
}
