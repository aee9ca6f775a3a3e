import { describe, expect, it } from '@jest/globals';
import { assert, asyncProperty, constantFrom, string } from 'fast-check';
import { parse, serialize } from 'parse5';
import { renderBookingConfirmation, renderSalesNotification } from '../../../../apps/notifications/src/templates/index.js';
import { aBookingMail, sender } from './a-booking-mail.js';

const elementsOf = (html: string) => serialize(parse(html)).match(/<[a-z][^\s>]*/g) ?? [];
const hostileText = string({
  unit: constantFrom('<', '>', '"', "'", '&', '/', '=', '!', '-', ' ', '\t', 'script', 'b', 'lt;', '&#60;', '-->', '<!--', '{{', 'ø'),
  minLength: 1,
});

describe('xss_sanitization: what comes from outside, in a mail', () => {
  it('is never markup, whatever was typed', async () => {
    const plain = elementsOf((await renderSalesNotification('salesRequested', aBookingMail(), sender, 'nb')).html);
    await assert(
      asyncProperty(hostileText, async (typed) => {
        const booking = { contactName: typed, organizationName: typed, contactRole: typed, preferredTiming: typed, notes: typed };
        const { html } = await renderSalesNotification(
          'salesRequested',
          aBookingMail({ ...booking, utmSource: typed, sourceUrl: typed }),
          sender,
          'nb',
        );
        expect(elementsOf(html)).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });

  it('stands in both versions as it was typed', async () => {
    const typed = `</p><script>alert(1)</script><!-- " onload='x' &lt;b&gt; &amp; æøå 😀`;
    const { html, text } = await renderBookingConfirmation(aBookingMail({ contactName: typed }), sender);
    expect(text).toContain(`Takk, ${typed}!`);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script');
  });

  it('cannot break the subject into lines', async () => {
    const organizationName = 'A\r\nBcc: eve@evil.com\u2028\tB <b>';
    const mails = [
      await renderBookingConfirmation(aBookingMail({ organizationName }), sender),
      await renderSalesNotification('salesRequested', aBookingMail({ organizationName }), sender, 'nb'),
    ];
    for (const { subject } of mails) {
      expect(subject).not.toMatch(/[\r\n\t\u2028\u2029]/);
      expect(subject).toContain('A Bcc: eve@evil.com B <b>');
    }
  });
});
