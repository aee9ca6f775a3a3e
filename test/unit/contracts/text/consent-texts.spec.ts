import { describe, expect, test } from '@jest/globals';
import { hasMarkup, consentText, consentVersions, currentConsentText } from '../../../../libs/contracts/src/text/index.js';
import { locales } from '../../../../libs/contracts/src/vocabularies/index.js';

/** Never edit a line: people consented to exactly these words. A new wording is a new version, and a new line here. */
const published = [
  '2026-11-01 nb 2358f2569effd4ec550c93830866a47a244dea206e2256edaabbba62cc98cf25',
  '2026-11-01 en 12868952aac5dc022a0bcc22fbd459d95c84e232b8e8a4dc321965adf237081d',
];

describe('gdpr_consent_required', () => {
  test('no consent text that was ever published has changed', () => {
    const texts = consentVersions.flatMap((version) => locales.map((locale) => consentText(version, locale)));
    expect(texts.map(({ version, locale, sha256 }) => `${version} ${locale} ${sha256}`)).toEqual(published);
  });

  test('the text to show today is the newest version, in the language asked for', () => {
    const newest = consentVersions.toSorted().at(-1);
    expect(currentConsentText('nb')).toMatchObject({ version: newest, locale: 'nb', text: expect.stringContaining('samtykke') });
    expect(currentConsentText('en')).toMatchObject({ version: newest, locale: 'en', text: expect.stringContaining('consent') });
  });

  test.each(locales)('the text in %s is plain text', (locale) => {
    expect(hasMarkup(currentConsentText(locale).text)).toBe(false);
  });
});
