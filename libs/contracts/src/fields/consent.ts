import { z } from 'zod';
import { consentVersions } from '../text/consent-texts.js';

/** The version of the consent text that was shown; one that was never published is `enum_value`. */
export const consentVersion = () =>
  z.enum(consentVersions).meta({ description: 'Version of the consent text that was shown', examples: [consentVersions[0]] });
