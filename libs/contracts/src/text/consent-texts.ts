import { createHash } from 'node:crypto';
import type { Locale } from '../vocabularies/locale.js';

/** One text that was shown beside the consent box. `sha256` is the hex digest of `text` in UTF-8. */
export type ConsentText = {
  readonly version: ConsentVersion;
  readonly locale: Locale;
  readonly purpose: string;
  /** GDPR, article 6. */
  readonly legalBasis: string;
  readonly text: string;
  readonly sha256: string;
};

/** Every version ever published, oldest first. A published text never changes: a new wording is a new version. */
export const consentVersions = ['2026-11-01'] as const;
export type ConsentVersion = (typeof consentVersions)[number];

const published: Readonly<Record<ConsentVersion, Readonly<Record<Locale, string>>>> = {
  '2026-11-01': {
    nb:
      'Ved å krysse av samtykker du til at vi behandler opplysningene du oppgir i skjemaet – navn, kontaktopplysninger, rolle, ' +
      'organisasjon og det du selv skriver – for å kontakte deg om en demonstrasjon av likepersonsplattformen og følge opp henvendelsen din. ' +
      'Vi behandler dem på grunnlag av samtykket (personvernforordningen artikkel 6 nr. 1 bokstav a), bruker dem ikke til noe annet og ' +
      'selger dem ikke. Det er frivillig å samtykke. Du kan når som helst trekke samtykket tilbake, få en kopi av opplysningene eller be om ' +
      'at de slettes, via lenken i e-postene fra oss. At du trekker samtykket tilbake, påvirker ikke lovligheten av det vi har gjort før det. ' +
      'Du kan også klage til Datatilsynet.',
    en:
      'By ticking the box you consent to our processing the information you give in this form – name, contact details, role, organization ' +
      'and what you write yourself – in order to contact you about a demonstration of the peer mentoring platform and to follow up your ' +
      'inquiry. We process it on the basis of your consent (GDPR Article 6(1)(a)), use it for nothing else and do not sell it. Consenting is ' +
      'voluntary. You can withdraw your consent, get a copy of the information or ask for its erasure at any time through the link in our ' +
      'emails. Withdrawing does not affect the lawfulness of what we did before. You can also complain to the Norwegian Data Protection ' +
      'Authority (Datatilsynet).',
  },
};

/** The text that a version had in a locale. */
export const consentText = (version: ConsentVersion, locale: Locale): ConsentText => {
  const text = published[version][locale];
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  return { version, locale, purpose: 'demo_contact', legalBasis: 'consent', text, sha256 };
};

/** The version to show today: the newest one. */
const currentConsentVersion: ConsentVersion = '2026-11-01';

/** The text to show today beside the consent box. */
export const currentConsentText = (locale: Locale): ConsentText => consentText(currentConsentVersion, locale);
