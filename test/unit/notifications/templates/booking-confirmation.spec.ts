import { describe, expect, it } from '@jest/globals';
import { renderBookingConfirmation } from '../../../../apps/notifications/src/templates/index.js';
import { aBookingMail, manageUrl, sender } from './a-booking-mail.js';

describe('confirmation_email_on_create: the confirmation to the contact', () => {
  it('thanks by name and tells what was asked for, what happens next, the reference and the sender, in Norwegian', async () => {
    const { subject, html, text } = await renderBookingConfirmation(aBookingMail(), sender);
    expect(subject).toBe('Vi har mottatt forespørselen om demo for Eksempelforeningen');
    expect(text).toContain('Takk, Kari Nordmann!');
    expect(text).toContain('Organisasjon: Eksempelforeningen');
    expect(text).toContain('Ønsket tidspunkt: fredag 27. november 2026 kl. 10:00 CET');
    expect(text).toContain('Når det passer: Helst på formiddagen');
    expect(text).toContain('Hva skjer nå?');
    expect(text).toContain('Referanse: 2A7B-E93D');
    expect(text).toContain('Demo & Co\nhttps://demo.example.com');
    expect(html).toMatch(/<html lang="nb"/);
  });

  it('is in English for a contact who reads English, with the time in their zone', async () => {
    const model = aBookingMail({}, { locale: 'en', timeZone: 'America/New_York' });
    const { subject, html, text } = await renderBookingConfirmation(model, sender);
    expect(subject).toBe('We have received the demo request for Eksempelforeningen');
    expect(text).toMatch(/Preferred time: Friday,? 27 November 2026 at 04:00 GMT-5/);
    expect(html).toMatch(/<html lang="en"/);
  });

  it('leaves out what the contact did not say', async () => {
    const { html, text } = await renderBookingConfirmation(aBookingMail({ preferredDate: null, preferredTiming: null }), sender);
    for (const version of [html, text]) {
      expect(version).not.toContain('Ønsket tidspunkt');
      expect(version).not.toContain('Når det passer');
      expect(version).not.toContain('null');
    }
  });

  it('tells nothing that is for the sales team', async () => {
    const { html } = await renderBookingConfirmation(aBookingMail(), sender);
    for (const internal of ['nyhetsbrev', '019aa3f2', 'Vi er tre', '+4791234567']) expect(html).not.toContain(internal);
  });

  it('loads nothing from elsewhere and has no script: its only addresses are the manage link and the sender’s', async () => {
    const { html } = await renderBookingConfirmation(aBookingMail(), sender);
    expect(html).not.toMatch(/<(img|script|link|iframe|object)\b|url\(|@import/i);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([manageUrl, 'https://demo.example.com']);
  });
});
