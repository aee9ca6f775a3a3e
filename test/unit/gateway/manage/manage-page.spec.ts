import { describe, expect, it } from '@jest/globals';
import { locales } from '#contracts';
import type { ManagePageProps } from '../../../../apps/gateway/src/manage/page/manage-page.js';
import { renderManagePage, renderMessagePage } from '../../../../apps/gateway/src/manage/page/render-page.js';
import { accessibilityViolations, htmlDocument } from '../../../support/html-document.js';
import { aManagedBooking, aManagedLead } from './a-managed.js';

const page = (props: Partial<ManagePageProps> = {}): Promise<string> =>
  renderManagePage({ managed: aManagedBooking(), language: 'nb', brand: 'Demo Booking', path: '/manage/t0ken', ...props });

const formsOf = async (html: string): Promise<HTMLFormElement[]> => [...(await htmlDocument(html)).querySelectorAll('form')];
const actionsOf = async (html: string): Promise<(string | null)[]> => (await formsOf(html)).map((form) => form.getAttribute('action'));

describe('the manage page', () => {
  it('shows what was asked for, in the language and the time zone of the contact', async () => {
    const managed = aManagedBooking({ status: 'confirmed', scheduledAt: '2027-03-29T08:00:00.000Z' });
    const text = (await htmlDocument(await page({ managed }))).body.textContent;
    expect(text).toContain('Bekreftet');
    expect(text).toContain('mandag 29. mars 2027 kl. 10:00 CEST');
    expect(text).toContain('Vi har 40 likepersoner.');
  });

  it('has a form for each thing that the contact of an open booking may do, each a POST', async () => {
    const html = await page();
    expect(await actionsOf(html)).toEqual(
      ['propose-time', 'cancel', 'export', 'withdraw-consent', 'erase'].map((action) => `/manage/t0ken/${action}?lang=nb`),
    );
    expect((await formsOf(html)).map(({ method }) => method)).toEqual(Array(5).fill('post'));
  });

  it.each(['completed', 'no_show', 'cancelled'] as const)('has no form for a time or a cancellation once it is %s', async (status) => {
    expect(await actionsOf(await page({ managed: aManagedBooking({ status }) }))).toEqual(
      ['export', 'withdraw-consent', 'erase'].map((action) => `/manage/t0ken/${action}?lang=nb`),
    );
  });

  it('of an inquiry is about the data alone', async () => {
    const html = await page({ managed: aManagedLead() });
    expect(await actionsOf(html)).toHaveLength(3);
    expect((await htmlDocument(html)).body.textContent).toContain('Ola Nordmann');
  });

  it('shows a withdrawn consent, and asks for it no more', async () => {
    const managed = aManagedBooking({ consentGiven: false, consentWithdrawnAt: '2026-11-21T10:00:00.000Z' });
    const html = await page({ managed, language: 'en' });
    expect(await actionsOf(html)).not.toContain('/manage/t0ken/withdraw-consent?lang=en');
    expect((await htmlDocument(html)).body.textContent).toContain('Withdrawn');
  });

  it('has no script, and loads nothing', async () => {
    const document = await htmlDocument(await page());
    expect(document.querySelectorAll('script, link, img, iframe, [onclick], [src]')).toHaveLength(0);
  });

  it('escapes what people wrote', async () => {
    const html = await page({ managed: aManagedBooking({ message: '5 < 10 & <b>"x"</b>' }) });
    expect(html).not.toContain('<b>');
    expect((await htmlDocument(html)).body.textContent).toContain('5 < 10 & <b>"x"</b>');
  });

  it('says what is wrong beside the field, and keeps what was typed', async () => {
    const wrong = {
      field: 'preferredDate',
      problem: 'dateTooSoon',
      sent: { preferredDate: '2026-11-21T10:00', preferredTiming: 'tidlig' },
    } as const;
    const document = await htmlDocument(await page({ wrong }));
    const field = document.getElementById('preferredDate');
    expect(field?.getAttribute('value')).toBe('2026-11-21T10:00');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent).toContain('24 timer');
    expect(document.getElementById('preferredTiming')?.getAttribute('value')).toBe('tidlig');
    expect(document.querySelector('[role=alert] a')?.getAttribute('href')).toBe('#preferredDate');
  });

  it.each(locales)('is accessible in %s', async (language) => {
    const wrong = { field: 'confirm', problem: 'notConfirmed', sent: {} } as const;
    expect(await accessibilityViolations(await page({ language }))).toEqual([]);
    expect(await accessibilityViolations(await page({ language, wrong, done: 'proposed' }))).toEqual([]);
    expect(await accessibilityViolations(await page({ language, managed: aManagedLead() }))).toEqual([]);
  });

  it('would not pass with a field that has no label', async () => {
    const html = (await page()).replaceAll(/<label for="preferredTiming">.*?<\/label>/g, '');
    expect((await accessibilityViolations(html)).join()).toContain('label');
  });
});

describe('a page of one message', () => {
  it.each(['notFound', 'gone', 'refused', 'failed'] as const)('says in both languages: %s', async (message) => {
    const html = await renderMessagePage({ message, brand: 'Demo Booking' });
    expect(await accessibilityViolations(html)).toEqual([]);
    expect([...(await htmlDocument(html)).querySelectorAll('[lang]')].map((element) => element.getAttribute('lang'))).toEqual(['nb', 'en']);
  });

  it('after an erasure speaks the language of the page before it', async () => {
    const html = await renderMessagePage({ message: 'erased', brand: 'Demo Booking', language: 'en' });
    expect((await htmlDocument(html)).documentElement.lang).toBe('en');
  });
});
