export { anonymizeAddress, limitedAddress } from './client-address.js';
export { consentText, consentVersions, currentConsentText, type ConsentText, type ConsentVersion } from './consent-texts.js';
export { erasedEmail, erasedText } from './erased.js';
export { formatDateTime } from './format-date-time.js';
export { type ManageGrant, readManageToken, signManageToken } from './manage-token.js';
export { hasMarkup } from './markup.js';
export { splitName } from './person-name.js';
