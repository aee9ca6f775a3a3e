import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  type BookingView,
  CancelBooking,
  type Change,
  DomainError,
  EraseLead,
  ExportBookings,
  ExportLead,
  ExportNotifications,
  GetBooking,
  GetLead,
  type LeadView,
  ProposeTime,
  signManageToken,
  WithdrawConsent,
} from '#contracts';
import { aBookingView } from '../../support/builders/a-booking-view.js';
import { aLeadView } from '../../support/builders/a-lead-view.js';
import type { TestConsumer } from '../../support/consumer.js';
import { manageTokenKey } from '../../support/gateway-env.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { htmlDocument } from '../../support/html-document.js';
import { answering, startStandIns } from '../../support/stand-ins.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let gateway: TestGateway;
let services: TestConsumer;
let lead: LeadView;
let booking: BookingView;
/** What the services were asked to change. */
let asked: { name: string; change: Change & Record<string, unknown> }[];

const tomorrow = () => new Date(Date.now() + 48 * 3_600_000).toISOString();
const tokenOf = (grant: { bookingId?: string; expiresAt?: Date } = {}): string =>
  signManageToken({ leadId: lead.id, bookingId: booking.id, expiresAt: new Date(Date.now() + 60_000), ...grant }, manageTokenKey);

/** Its answer is the booking with `fields`, once it has been asked. */
const changing = (name: string, fields: Partial<BookingView>) => (change: Change & Record<string, unknown>) => {
  asked.push({ name, change });
  booking = { ...booking, ...fields };
  return { booking, warnings: [] };
};

beforeAll(async () => {
  vhost = await createVhost();
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl });
  services = await startStandIns(vhost.amqpUrl, [
    answering(GetLead, () => lead),
    answering(GetBooking, () => booking),
    answering(CancelBooking, (change) => changing('cancel', { status: 'cancelled' })(change)),
    answering(ProposeTime, (change) => {
      if (change.preferredTiming === 'for tidlig') {
        const errors = [{ field: 'preferredDate', rule: 'preferred_date_must_be_future', message: 'Must be at least 24 hours ahead.' }];
        throw DomainError.validationFailed(errors);
      }
      if (booking.status === 'cancelled') throw new DomainError({ code: 'invalid_state', detail: 'The booking is not open.' });
      return changing('propose-time', { preferredTiming: change.preferredTiming })(change);
    }),
    answering(WithdrawConsent, (change) => {
      asked.push({ name: 'withdraw', change });
      lead = { ...lead, consentGiven: false, consentTimestamp: null, consentWithdrawnAt: change.receivedAt };
      return { lead, warnings: [] };
    }),
    answering(EraseLead, (change) => {
      asked.push({ name: 'erase', change });
      lead = { ...lead, erasedAt: change.receivedAt };
      const progress = { leads: change.receivedAt, bookings: null, notifications: null };
      return { leadId: lead.id, requestedAt: change.receivedAt, requestedBy: change.actor, services: progress, completedAt: null };
    }),
    answering(ExportLead, () => ({ lead, consents: [], history: [], submissions: [], heldInquiries: [] })),
    answering(ExportBookings, () => ({ bookings: [{ booking, history: [], submissions: [] }] })),
    answering(ExportNotifications, () => ({ events: [], deliveries: [], reminders: [] })),
  ]);
});

afterAll(async () => {
  await gateway.close();
  await services.close();
  await vhost.remove();
});

beforeEach(() => {
  lead = aLeadView();
  booking = aBookingView({ leadId: lead.id });
  asked = [];
});

const get = (path: string) => fetch(`${gateway.url}${path}`, { redirect: 'manual' });
const submit = (path: string, fields: Record<string, string>) =>
  fetch(`${gateway.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
const bodyOf = async (answer: Response): Promise<Record<string, unknown>> => Object(await answer.json());

describe('the API of the manage link', () => {
  it('shows the booking as its contact may see it, and nothing of the sales team', async () => {
    booking = { ...booking, confirmedBy: 'user:olga', cancellationReason: 'internal' };
    const answer = await get(`/v1/manage/${tokenOf()}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const body = await bodyOf(answer);
    expect(body).toMatchObject({ kind: 'booking', id: booking.id, status: 'pending', consentGiven: true });
    for (const hidden of ['leadId', 'ipAddress', 'submitterIpHash', 'confirmedBy', 'cancellationReason', 'organizationId', 'version']) {
      expect(body).not.toHaveProperty(hidden);
    }
  });

  it('shows a lead where the link is for no booking, without the notes about it', async () => {
    const token = signManageToken({ leadId: lead.id, bookingId: undefined, expiresAt: new Date(Date.now() + 60_000) }, manageTokenKey);
    const body = await bodyOf(await get(`/v1/manage/${token}`));
    expect(body).toMatchObject({ kind: 'lead', id: lead.id, email: lead.email });
    for (const hidden of ['notes', 'owner', 'status', 'ipAddress']) expect(body).not.toHaveProperty(hidden);
    const refused = await gateway.post(`/v1/manage/${token}/cancel`, {});
    expect(refused.status).toBe(409);
    expect(await bodyOf(refused)).toMatchObject({ code: 'invalid_state' });
  });

  it('cancels, proposes a time and withdraws the consent as the contact, once each', async () => {
    const cancelled = await gateway.post(`/v1/manage/${tokenOf()}/cancel`, { reason: 'Vi venter.' });
    expect(cancelled.status).toBe(200);
    expect(await bodyOf(cancelled)).toMatchObject({ status: 'cancelled', warnings: [] });
    booking = { ...booking, status: 'pending' };
    const preferredDate = tomorrow();
    expect((await gateway.post(`/v1/manage/${tokenOf()}/propose-time`, { preferredDate })).status).toBe(200);
    const withdrawn = await gateway.post(`/v1/manage/${tokenOf()}/withdraw-consent`, {});
    expect(await bodyOf(withdrawn)).toEqual({ consentGiven: false, consentWithdrawnAt: expect.any(String) });
    expect(asked).toMatchObject([
      { name: 'cancel', change: { id: booking.id, actor: 'contact', reason: 'Vi venter.' } },
      { name: 'propose-time', change: { id: booking.id, actor: 'contact', preferredDate, preferredTiming: null } },
      { name: 'withdraw', change: { id: lead.id, actor: 'contact' } },
    ]);
  });

  it('takes no body where there is nothing to say', async () => {
    const answer = await fetch(`${gateway.url}/v1/manage/${tokenOf()}/cancel`, { method: 'POST' });
    expect(answer.status).toBe(200);
    expect(asked).toMatchObject([{ name: 'cancel', change: { reason: null } }]);
  });

  it('required_fields_present: a proposal has a date or words', async () => {
    const answer = await gateway.post(`/v1/manage/${tokenOf()}/propose-time`, { preferredTiming: ' ' });
    expect(answer.status).toBe(422);
    expect(await bodyOf(answer)).toMatchObject({ errors: [{ field: 'preferredDate', rule: 'required_fields_present' }] });
    expect(asked).toEqual([]);
  });

  it('exports what every service holds', async () => {
    const answer = await gateway.post(`/v1/manage/${tokenOf()}/export`, {});
    expect(answer.status).toBe(200);
    expect(await bodyOf(answer)).toMatchObject({
      exportedAt: expect.any(String),
      lead: { id: lead.id },
      bookings: [{ booking: { id: booking.id } }],
      notifications: { events: [], deliveries: [] },
    });
  });

  it('erases, and is gone from then on', async () => {
    const token = tokenOf();
    const answer = await gateway.post(`/v1/manage/${token}/erase`, {});
    expect(answer.status).toBe(200);
    expect(await bodyOf(answer)).toMatchObject({ leadId: lead.id, requestedBy: 'contact' });
    for (const after of [await get(`/v1/manage/${token}`), await gateway.post(`/v1/manage/${token}/erase`, {})]) {
      expect(after.status).toBe(410);
      expect(await bodyOf(after)).toMatchObject({ code: 'gone' });
    }
  });

  it('an expired token is 410, one that nobody signed 404, and neither reaches a service', async () => {
    const expired = await get(`/v1/manage/${tokenOf({ expiresAt: new Date(Date.now() - 1_000) })}`);
    expect([expired.status, (await bodyOf(expired))['code']]).toEqual([410, 'gone']);
    const forged = signManageToken({ leadId: lead.id, bookingId: booking.id, expiresAt: new Date(Date.now() + 60_000) }, 'x'.repeat(32));
    for (const token of [forged, 'abc', uuidv7()]) {
      for (const body of [{}, { unknown: 'field' }]) {
        const answer = await gateway.post(`/v1/manage/${token}/cancel`, body);
        expect([answer.status, (await bodyOf(answer))['code']]).toEqual([404, 'not_found']);
      }
    }
    expect(asked).toEqual([]);
  });

  it('a GET changes nothing: mail scanners open every link', async () => {
    for (const action of ['cancel', 'propose-time', 'withdraw-consent', 'export', 'erase']) {
      expect((await get(`/v1/manage/${tokenOf()}/${action}`)).status).toBe(405);
      expect((await get(`/manage/${tokenOf()}/${action}`)).status).toBe(405);
    }
    await get(`/manage/${tokenOf()}`);
    expect(asked).toEqual([]);
  });
});

describe('the page of the manage link', () => {
  it('is in the language of the contact or as asked, loads nothing and tells its address to nobody', async () => {
    const answer = await get(`/manage/${tokenOf()}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await htmlDocument(await answer.text())).documentElement.lang).toBe('nb');
    const english = await get(`/manage/${tokenOf()}?lang=en`);
    expect((await htmlDocument(await english.text())).documentElement.lang).toBe('en');
  });

  it('does by its forms what the API does, and says so on the page it leads to', async () => {
    const token = tokenOf();
    const cancelled = await submit(`/manage/${token}/cancel?lang=nb`, { reason: 'Vi venter.\r\nTakk.' });
    expect(cancelled.status).toBe(303);
    expect(cancelled.headers.get('location')).toBe(`/manage/${token}?lang=nb&done=cancelled`);
    expect(await (await get(cancelled.headers.get('location') ?? '')).text()).toContain('Demoen er avlyst.');
    const withdrawn = await submit(`/manage/${token}/withdraw-consent`, {});
    expect(withdrawn.headers.get('location')).toBe(`/manage/${token}?done=withdrawn`);
    const exported = await submit(`/manage/${token}/export`, {});
    expect(exported.headers.get('content-disposition')).toContain('attachment');
    expect(await bodyOf(exported)).toMatchObject({ lead: { id: lead.id } });
    expect(asked).toMatchObject([{ change: { reason: 'Vi venter.\r\nTakk.', actor: 'contact' } }, { name: 'withdraw' }]);
  });

  it('reads a proposed time in the time zone of the contact', async () => {
    booking = { ...booking, timeZone: 'America/New_York' };
    const answer = await submit(`/manage/${tokenOf()}/propose-time`, { preferredDate: '2099-01-05T10:00', preferredTiming: '' });
    expect(answer.status).toBe(303);
    expect(asked).toMatchObject([{ change: { preferredDate: '2099-01-05T15:00:00.000Z', preferredTiming: null } }]);
  });

  it.each([
    ['nothing', { preferredDate: '', preferredTiming: '' }, 'preferredDate', 'Fyll ut dato'],
    ['no date', { preferredDate: 'i morgen', preferredTiming: '' }, 'preferredDate', 'Skriv dato'],
    ['markup', { preferredDate: '', preferredTiming: '<b>nå</b>' }, 'preferredTiming', 'HTML'],
    ['a date too soon', { preferredDate: '', preferredTiming: 'for tidlig' }, 'preferredDate', '24 timer'],
  ])('a proposal of %s is shown again with what is wrong', async (_what, fields, field, words) => {
    const answer = await submit(`/manage/${tokenOf()}/propose-time`, fields);
    expect(answer.status).toBe(422);
    const document = await htmlDocument(await answer.text());
    expect(document.getElementById(field)?.getAttribute('aria-invalid')).toBe('true');
    expect(document.querySelector('[role=alert]')?.textContent).toContain(words);
  });

  it('erases only after a second yes, and then the link is gone', async () => {
    const token = tokenOf();
    expect((await submit(`/manage/${token}/erase`, {})).status).toBe(422);
    expect(asked).toEqual([]);
    const erased = await submit(`/manage/${token}/erase?lang=en`, { confirm: 'yes' });
    expect(erased.status).toBe(200);
    expect(await erased.text()).toContain('is being erased');
    const after = await get(`/manage/${token}`);
    expect(after.status).toBe(410);
    expect(await after.text()).toContain('ikke lenger gyldig');
  });

  it('says in words, with the status of the API, what does not work', async () => {
    const unknown = await get('/manage/abc');
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    booking = { ...booking, status: 'cancelled' };
    const token = tokenOf();
    const refused = await submit(`/manage/${token}/propose-time`, { preferredTiming: 'Onsdag' });
    expect(refused.status).toBe(409);
    expect((await htmlDocument(await refused.text())).querySelector('main a')?.getAttribute('href')).toBe(`/manage/${token}`);
  });

  it('its forms are no way into the API', async () => {
    expect((await submit(`/v1/manage/${tokenOf()}/cancel`, { reason: 'x' })).status).toBe(415);
    expect(asked).toEqual([]);
  });
});
