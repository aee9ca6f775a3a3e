export { anonymizeAddress, limitedAddress } from './client-address.js';
export { consentText, consentVersions, currentConsentText, type ConsentText, type ConsentVersion } from './consent-texts.js';
export { hasMarkup } from './markup.js';
export { splitName } from './person-name.js';
