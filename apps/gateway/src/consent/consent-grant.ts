import { type ConsentVersion, currentConsentText, type Locale } from '#contracts';

/** What a form says of the consent. */
export interface ConsentFields {
  readonly consentGiven: true;
  readonly consentTimestamp?: string | undefined;
  readonly consentVersion?: ConsentVersion | undefined;
}

/** The consent of a form: given at its receipt, to the text of today, where the form does not say. */
export const consentGrantOf = ({ consentGiven, consentTimestamp, consentVersion }: ConsentFields, locale: Locale, receivedAt: Date) => ({
  given: consentGiven,
  timestamp: consentTimestamp ?? receivedAt.toISOString(),
  textVersion: consentVersion ?? currentConsentText(locale).version,
  textLocale: locale,
});
