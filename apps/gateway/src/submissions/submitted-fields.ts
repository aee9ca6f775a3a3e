import { z } from 'zod';
import { consentVersion, honeypot, instant, locale, singleLine, timeZone } from '#contracts';

const utm = () => singleLine({ max: 200 }).optional();

/** What every form of the public has beside its own: where the visitor came from, the language, the consent, the honeypot. */
export const submittedFields = () => ({
  utmSource: utm(),
  utmMedium: utm(),
  utmCampaign: utm(),
  locale: locale().optional(),
  timeZone: timeZone().optional(),
  consentGiven: z
    .literal(true)
    .meta({ description: 'The person has consented to the text of GET /v1/consent-text (gdpr_consent_required)' }),
  consentTimestamp: instant().meta({ description: 'When; the time of receipt when absent' }).optional(),
  consentVersion: consentVersion().optional(),
  website: honeypot(),
});
