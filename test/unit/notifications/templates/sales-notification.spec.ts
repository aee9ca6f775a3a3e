import { describe, expect, it, test } from '@jest/globals';
import { renderSalesNotification } from '../../../../apps/notifications/src/templates/index.js';
import { aBookingMail, sender } from './a-booking-mail.js';

describe('confirmation_email_on_create: the notice to the sales team', () => {
  it('has every field of the booking', async () => {
    const { subject, text } = await renderSalesNotification('salesRequested', aBookingMail(), sender, 'nb');
    expect(subject).toBe('Ny forespørsel om demo: Eksempelforeningen');
    expect(text.match(/^.+: .+$/gm)).toEqual([
      'Referanse: 2A7B-E93D',
      'Organisasjon: Eksempelforeningen',
      'Størrelse (likepersoner eller medlemmer): 51-200',
      'Ønsket tidspunkt: fredag 27. november 2026 kl. 10:00 CET',
      'Når det passer: Helst på formiddagen',
      'Mer informasjon: Vi er tre',
      'Navn: Kari Nordmann',
      'Rolle: Daglig leder',
      'E-post: kari@example.com',
      'Telefon: +4791234567',
      'Språk: Norsk bokmål',
      'Tidssone: Europe/Oslo',
      'Mottatt: lørdag 21. november 2026 kl. 09:12 CET',
      'Status: Venter på bekreftelse',
      'Sendt fra siden: https://example.com/demo',
      'Kilde (utm_source): nyhetsbrev',
      'Medium (utm_medium): epost',
      'Kampanje (utm_campaign): host-2026',
      'Booking-ID: 019aa3f2-7c10-7d3e-9b5a-4f1c2a7be93d',
      'Lead-ID: 019aa3f2-7c0e-7aaa-8123-1f2e3d4c5b6a',
    ]);
    expect(text).toContain('Behov og spørsmål:\nFørste linje\nAndre linje');
  });

  it('is in the language of the sales team, whatever the contact reads', async () => {
    const { html, subject } = await renderSalesNotification('salesRequested', aBookingMail({}, { locale: 'nb' }), sender, 'en');
    expect(subject).toBe('New demo request: Eksempelforeningen');
    expect(html).toMatch(/<html lang="en"/);
    expect(html).toContain('Norwegian bokmål');
  });

  it('marks what was not said', async () => {
    const { text } = await renderSalesNotification('salesRequested', aBookingMail({ contactPhone: null, message: null }), sender, 'nb');
    expect(text).toContain('Telefon: –');
    expect(text).toContain('Behov og spørsmål: –');
    expect(text).not.toContain('null');
  });

  test.each([
    ['salesTimeProposed', 'Kontakten foreslår et tidspunkt: Eksempelforeningen'],
    ['salesCancelled', 'Kontakten har avlyst: Eksempelforeningen'],
  ] as const)('says what the contact did, beside all fields and the agreed time: %s', async (mail, subject) => {
    const model = aBookingMail({ status: 'confirmed', scheduledAt: '2026-12-01T09:00:00Z' });
    const rendered = await renderSalesNotification(mail, model, sender, 'nb');
    expect(rendered.subject).toBe(subject);
    expect(rendered.text).toContain('Avtalt tidspunkt: tirsdag 1. desember 2026 kl. 10:00 CET');
    expect(rendered.text).toContain('E-post: kari@example.com');
    expect(rendered.text).not.toContain('/manage/');
  });
});
