import { describe, expect, it, test } from '@jest/globals';
import { renderScheduledBooking, type ScheduledMail } from '../../../../apps/notifications/src/templates/index.js';
import { aBookingMail, manageUrl, sender } from './a-booking-mail.js';

const scheduledAt = '2026-12-01T09:00:00Z';
const render = (mail: ScheduledMail, booking: Parameters<typeof aBookingMail>[0] = {}, contact: Parameters<typeof aBookingMail>[1] = {}) =>
  renderScheduledBooking(mail, aBookingMail({ scheduledAt, ...booking }, contact), sender);

describe('the mails about the time of a demo', () => {
  test.each([
    ['bookingConfirmed', 'nb', 'Demoen for Eksempelforeningen er avtalt'],
    ['bookingConfirmed', 'en', 'The demo for Eksempelforeningen is scheduled'],
    ['bookingRescheduled', 'nb', 'Nytt tidspunkt for demoen for Eksempelforeningen'],
    ['bookingRescheduled', 'en', 'A new time for the demo for Eksempelforeningen'],
    ['bookingCancelled', 'nb', 'Demoen for Eksempelforeningen er avlyst'],
    ['bookingCancelled', 'en', 'The demo for Eksempelforeningen is cancelled'],
    ['bookingReminder', 'nb', 'Påminnelse om demoen for Eksempelforeningen'],
    ['bookingReminder', 'en', 'Reminder: the demo for Eksempelforeningen'],
  ] as const)(
    '%s in %s says what became of the demo, when it is, the reference, and has the manage link in both versions',
    async (mail, locale, subject) => {
      const rendered = await render(mail, {}, { locale });
      expect(rendered.subject).toBe(subject);
      expect(rendered.text).toContain('Kari Nordmann');
      expect(rendered.text).toMatch(
        locale === 'nb'
          ? /Avtalt tidspunkt: tirsdag 1\. desember 2026 kl\. 10:00 CET/
          : /Agreed time: Tuesday,? 1 December 2026 at 10:00 CET/,
      );
      expect(rendered.text).toContain('2A7B-E93D');
      expect(rendered.text).toContain(manageUrl);
      expect(rendered.html).toMatch(new RegExp(`<html lang="${locale}"`));
      expect([...rendered.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([manageUrl, sender.publicUrl]);
      expect(rendered.html).not.toMatch(/<(img|script|link|iframe|object)\b|url\(|@import/i);
    },
  );

  test.each([
    ['nb', 'trekke samtykket tilbake', 'kopi av opplysningene', 'slettes'],
    ['en', 'withdraw your consent', 'copy of your information', 'erasure'],
  ] as const)('promise by the manage link what the consent text promises, in %s', async (locale, ...rights) => {
    for (const mail of ['bookingConfirmed', 'bookingCancelled'] as const) {
      const { text } = await render(mail, {}, { locale });
      for (const right of rights) expect(text).toContain(right);
    }
  });

  it('say nothing of a time when a request is cancelled that had none', async () => {
    const { text } = await render('bookingCancelled', { scheduledAt: null });
    expect(text).not.toContain('Avtalt tidspunkt');
    expect(text).not.toContain('null');
  });

  test.each([
    ['Europe/Oslo', 'the last hour of summer time', '2026-10-25T00:30:00Z', '02:30 CEST'],
    ['Europe/Oslo', 'the same hour of the clock, in winter time', '2026-10-25T01:30:00Z', '02:30 CET'],
    ['Europe/Oslo', 'the last hour of winter time', '2027-03-28T00:30:00Z', '01:30 CET'],
    ['Europe/Oslo', 'the first hour of summer time', '2027-03-28T01:30:00Z', '03:30 CEST'],
    ['America/New_York', 'the last hour of summer time', '2026-11-01T05:30:00Z', '01:30 GMT-4'],
    ['America/New_York', 'the same hour of the clock, in winter time', '2026-11-01T06:30:00Z', '01:30 GMT-5'],
    ['Asia/Kathmandu', 'a zone of three quarters', '2026-10-25T00:30:00Z', '06:15 GMT+5:45'],
  ])('have the time of %s right: %s', async (timeZone, _when, at, written) => {
    const { text } = await render('bookingConfirmed', { scheduledAt: at }, { locale: 'en', timeZone });
    expect(text).toContain(`at ${written}`);
  });
});
