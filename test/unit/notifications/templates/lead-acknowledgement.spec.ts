import { describe, expect, test } from '@jest/globals';
import { renderLeadAcknowledgement } from '../../../../apps/notifications/src/templates/index.js';
import { aLeadSnapshot } from '../../../support/builders/a-lead-event.js';
import { manageUrl, sender } from './a-booking-mail.js';

describe('the acknowledgement of an inquiry', () => {
  test.each([
    ['nb', 'Vi har mottatt henvendelsen din', 'Takk, Ola!', 'trekke samtykket tilbake'],
    ['en', 'We have received your inquiry', 'Thank you, Ola!', 'withdraw your consent'],
  ] as const)('thanks by name, says what happens next and has the manage link, in %s', async (locale, subject, thanks, right) => {
    const mail = await renderLeadAcknowledgement({ lead: aLeadSnapshot(), locale, manageUrl }, sender);
    expect(mail.subject).toBe(subject);
    for (const version of [mail.text, mail.html]) {
      expect(version).toContain(thanks);
      expect(version).toContain(right);
      expect(version).toContain(manageUrl);
    }
    expect(mail.html).toMatch(new RegExp(`<html lang="${locale}"`));
    expect(mail.html).not.toContain('@fylkeslaget.example');
  });
});
