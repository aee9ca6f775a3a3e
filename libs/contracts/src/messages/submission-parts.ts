import { z } from 'zod';
import { consentVersions } from '../text/index.js';
import { Locale } from '../vocabularies/index.js';

/** Where a visitor came from. */
export const Attribution = z.object({
  sourceUrl: z.string().nullable(),
  utmSource: z.string().nullable(),
  utmMedium: z.string().nullable(),
  utmCampaign: z.string().nullable(),
});

/** The consent as it was given (`gdpr_consent_required`): the version and language of the text that was shown. */
export const ConsentGrant = z.object({
  given: z.boolean(),
  timestamp: z.iso.datetime(),
  textVersion: z.enum(consentVersions),
  textLocale: Locale,
});

/** What is kept of the client's address: the keyed hash of what limits count, and the anonymized address. The raw one never leaves the gateway. */
export const ClientOrigin = z.object({
  ipHash: z.string(),
  ipAddress: z.string(),
});
