import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Schema } from '#api-client';
import { aBookingForm } from '../support/builders/a-booking-form.js';
import { aDeliveryReport } from '../support/builders/a-delivery-report.js';
import { readCalendar } from '../support/calendar.js';
import { eventually } from '../support/eventually.js';
import { htmlDocument } from '../support/html-document.js';
import { type ReceivedMail, startTestStack, type TestStack } from '../support/stack.js';

const patiently = { within: 20_000 };

let stack: TestStack;
let sales: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  stack = await startTestStack();
  sales = stack.as('sales');
  admin = stack.as('admin');
});

afterAll(async () => {
  await stack.stop();
});

const anAddress = (): string => `kari.${randomUUID()}@fylkeslaget.example`;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Books a demo; resolves to the stored booking as the sales team sees it. */
async function booked(form: Record<string, unknown> = {}): Promise<Schema<'Booking'>> {
  const answer = await stack.book(aBookingForm({ contactEmail: anAddress(), ...form }));
  expect(answer.status).toBe(201);
  const { id } = Object(await answer.json());
  return readBooking(id);
}

async function readBooking(id: string): Promise<Schema<'Booking'>> {
  const { data } = await sales.GET('/v1/bookings/{id}', { params: { path: { id } } });
  if (data === undefined) throw new Error('The booking is not there.');
  return data;
}

async function readLead(id: string): Promise<Schema<'Lead'>> {
  const { data } = await sales.GET('/v1/leads/{id}', { params: { path: { id } } });
  if (data === undefined) throw new Error('The lead is not there.');
  return data;
}

/** The n-th mail to an address, from 1, once so many are there. */
const mailTo = (address: string, n: number): Promise<ReceivedMail> =>
  eventually(async () => {
    const mails = await stack.mailsTo(address);
    expect(mails).toHaveLength(n);
    const mail = mails.at(-1);
    if (mail === undefined) throw new Error('No mail.');
    return mail;
  }, patiently);

function invitationIn({ attachments }: ReceivedMail) {
  const invitation = attachments.find(({ contentType }) => contentType.startsWith('text/calendar') || contentType === 'application/ics');
  if (invitation === undefined) throw new Error('No invitation is attached.');
  return readCalendar(Buffer.from(invitation.content, 'base64').toString('utf8'));
}

const manageLinkIn = ({ text }: ReceivedMail): URL => new URL(/https?:\/\/\S+\/manage\/[\w-]+/.exec(text)?.[0] ?? '');

describe('a request, worked by the sales team until the demo was held', () => {
  it('is confirmed, moved and completed; the contact gets each time as an invitation, and the lead advances step by step', async () => {
    const booking = await booked();
    await mailTo(booking.contactEmail, 1);
    const path = { id: booking.id };

    const scheduledAt = inDays(3);
    const confirmed = await sales.POST('/v1/bookings/{id}/confirm', { params: { path }, body: { scheduledAt } });
    expect(confirmed.data).toMatchObject({ id: booking.id, status: 'confirmed', scheduledAt, confirmedBy: 'key:sales', warnings: [] });
    expect(confirmed.response.headers.get('etag')).toBe('"2"');
    const invitation = invitationIn(await mailTo(booking.contactEmail, 2));
    expect(invitation['METHOD']?.value).toBe('REQUEST');

    const moved = await sales.POST('/v1/bookings/{id}/reschedule', { params: { path }, body: { scheduledAt: inDays(5) } });
    expect(moved.data?.status).toBe('confirmed');
    const again = invitationIn(await mailTo(booking.contactEmail, 3));
    expect(again['UID']?.value).toBe(invitation['UID']?.value);
    expect(Number(again['SEQUENCE']?.value)).toBeGreaterThan(Number(invitation['SEQUENCE']?.value));

    const completed = await sales.POST('/v1/bookings/{id}/complete', { params: { path } });
    expect(completed.data).toMatchObject({ status: 'completed', warnings: [{ rule: 'before_scheduled_time' }] });

    const history = await sales.GET('/v1/bookings/{id}/history', { params: { path } });
    expect(history.data?.items.map(({ to, actor }) => [to, actor])).toEqual([
      ['pending', 'contact'],
      ['confirmed', 'key:sales'],
      ['confirmed', 'key:sales'],
      ['completed', 'key:sales'],
    ]);
    await eventually(async () => expect((await readLead(booking.leadId)).status).toBe('demo_completed'), patiently);
    const steps = await sales.GET('/v1/leads/{id}/history', { params: { path: { id: booking.leadId } } });
    expect(steps.data?.items.map(({ to, actor }) => [to, actor])).toEqual([
      ['new', 'contact'],
      ['contacted', 'system'],
      ['qualified', 'system'],
      ['demo_scheduled', 'system'],
      ['demo_completed', 'system'],
    ]);
  });

  it('valid_status_transitions: of a confirmation and a cancellation that exclude each other one wins', async () => {
    const booking = await booked();
    const path = { id: booking.id };
    await sales.POST('/v1/bookings/{id}/cancel', { params: { path } });
    const both = await Promise.all([
      sales.POST('/v1/bookings/{id}/confirm', { params: { path }, body: { scheduledAt: inDays(3) } }),
      sales.POST('/v1/bookings/{id}/cancel', { params: { path } }),
    ]);
    expect(both.map(({ response, error }) => [response.status, error?.code])).toEqual([
      [409, 'valid_status_transitions'],
      [409, 'valid_status_transitions'],
    ]);
  });

  it('version_mismatch: a change that was made to an older version is not made', async () => {
    const booking = await booked();
    const path = { id: booking.id };
    const patch = (notes: string, etag: string) =>
      sales.PATCH('/v1/bookings/{id}', { params: { path }, body: { notes }, headers: { 'If-Match': etag } });
    expect((await patch('first', `"${booking.version}"`)).data?.notes).toBe('first');
    expect((await patch('second', `"${booking.version}"`)).response.status).toBe(412);
    expect((await readBooking(booking.id)).notes).toBe('first');
  });

  it('a resent confirmation is a further attempt of its delivery', async () => {
    const booking = await booked();
    await mailTo(booking.contactEmail, 1);
    await sales.POST('/v1/bookings/{id}/resend-confirmation', { params: { path: { id: booking.id } } });
    await mailTo(booking.contactEmail, 2);
    const { data } = await sales.GET('/v1/bookings/{id}/deliveries', { params: { path: { id: booking.id } } });
    const confirmation = data?.items.find(({ kind }) => kind === 'booking_confirmation');
    await eventually(() => expect(confirmation?.attempts.length).toBeGreaterThan(0));
  });
});

describe('a mail that came back', () => {
  it('is shown on its delivery, and the booking still says that the mail server took it', async () => {
    const booking = await booked();
    const { messageId } = await mailTo(booking.contactEmail, 1);
    const sentAt = await eventually(async () => {
      const { confirmationEmailSentAt } = await readBooking(booking.id);
      expect(confirmationEmailSentAt).not.toBeNull();
      return confirmationEmailSentAt;
    }, patiently);
    const headers = { authorization: `Bearer ${await stack.mailerKey()}`, 'content-type': 'message/rfc822' };
    const body = aDeliveryReport({ envelopeId: null, messageId, recipient: booking.contactEmail });
    await eventually(async () => {
      expect((await fetch(`${stack.file().gatewayUrl}/v1/bounces`, { method: 'POST', headers, body })).status).toBe(204);
    }, patiently);
    const query = { leadId: booking.leadId, bounced: 'true' as const };
    const { data } = await sales.GET('/v1/deliveries', { params: { query } });
    expect(data?.items).toMatchObject([
      { kind: 'booking_confirmation', status: 'delivered', bounce: { action: 'failed', status: '5.1.1', at: '2026-11-21T10:00:00.000Z' } },
    ]);
    expect(await readBooking(booking.id)).toMatchObject({ confirmationEmailSent: true, confirmationEmailSentAt: sentAt });
  });
});

describe("the contact's own link", () => {
  it('opens a page whose form cancels; the contact and the sales team read of it', async () => {
    const booking = await booked();
    const link = manageLinkIn(await mailTo(booking.contactEmail, 1));
    const page = await fetch(link);
    expect(page.status).toBe(200);
    const form = (await htmlDocument(await page.text())).querySelector('form[action*="/cancel"]');
    const action = new URL(form?.getAttribute('action') ?? '', link);
    const told = (await stack.mailsTo(stack.file().salesEmail)).length;
    const answer = await fetch(action, { method: 'POST', body: new URLSearchParams({ reason: 'Vi utsetter.' }) });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Demoen er avlyst.');
    await mailTo(booking.contactEmail, 2);
    await eventually(async () => expect((await stack.mailsTo(stack.file().salesEmail)).length).toBeGreaterThan(told), patiently);
    expect(await readBooking(booking.id)).toMatchObject({ status: 'cancelled', cancellationReason: 'Vi utsetter.' });
  });
});

describe('lead_soft_delete_only: erasure', () => {
  it('reaches every service, also one that was away, frees the email and keeps the proof', async () => {
    const contactName = 'Kanarifugl Ødegård';
    const booking = await booked({ contactName, message: 'Kanarifugler' });
    const link = manageLinkIn(await mailTo(booking.contactEmail, 1));
    const path = { id: booking.leadId };
    await eventually(async () => expect((await readBooking(booking.id)).webhookDeliveredAt).not.toBeNull(), patiently);

    stack.signal('bookings', 'SIGTERM');
    await eventually(() => expect(stack.file().processes.bookings).toEqual([]), patiently);
    const asked = await admin.POST('/v1/leads/{id}/erasure', { params: { path } });
    expect(asked.response.status).toBe(202);
    await eventually(async () => {
      const { data } = await admin.GET('/v1/leads/{id}/erasure', { params: { path } });
      expect(data?.services).toMatchObject({ leads: expect.any(String), notifications: expect.any(String), bookings: null });
    }, patiently);
    await stack.start('bookings');
    await eventually(async () => {
      const { data } = await admin.GET('/v1/leads/{id}/erasure', { params: { path } });
      expect(data?.completedAt).toEqual(expect.any(String));
    }, patiently);

    expect(await readBooking(booking.id)).toMatchObject({ status: 'cancelled', message: null, contactPhone: null, ipAddress: null });
    const everything = await admin.GET('/v1/leads/{id}/data-export', { params: { path } });
    const text = JSON.stringify(everything.data);
    for (const trace of [contactName, 'Kanarifugl', booking.contactEmail]) expect(text).not.toContain(trace);
    expect(everything.data?.consents.length).toBeGreaterThan(0);
    expect((await fetch(link)).status).toBe(410);
    const mails = (await stack.mailsTo(booking.contactEmail)).length;
    const next = await booked({ contactEmail: booking.contactEmail });
    expect(next.leadId).not.toBe(booking.leadId);
    expect(mails).toBe(1);
  });
});

describe('a suspected robot', () => {
  it('is quarantined without a mail or a webhook, hidden from the list, and released by staff', async () => {
    const booking = await booked({ website: 'https://spam.example' });
    const listed = async (quarantined: boolean) =>
      (await sales.GET('/v1/bookings', { params: { query: { email: booking.contactEmail, quarantined: quarantined ? 'true' : 'false' } } }))
        .data?.items.length;
    expect([await listed(false), await listed(true)]).toEqual([0, 1]);
    expect(await stack.mailsTo(booking.contactEmail)).toEqual([]);
    const released = await sales.POST('/v1/bookings/{id}/release', { params: { path: { id: booking.id } } });
    expect(released.data?.quarantinedAt).toBeNull();
    await mailTo(booking.contactEmail, 1);
    await eventually(async () => expect((await readLead(booking.leadId)).quarantinedAt).toBeNull(), patiently);
    expect([await listed(false), await listed(true)]).toEqual([1, 0]);
  });
});

const aLead = (email: string) => ({
  firstName: 'Ola',
  lastName: 'Nordmann',
  email,
  organizationName: 'Fylkeslaget',
  source: 'website_contact' as const,
  message: 'Hva koster det?',
  consentGiven: true as const,
});

describe('a lead of another channel', () => {
  it('gets the same answer whether it is new or known, and one acknowledgement with its own link', async () => {
    const email = anAddress();
    const anyone = stack.as('anyone');
    const first = await anyone.POST('/v1/leads', { body: aLead(email) });
    const second = await anyone.POST('/v1/leads', { body: aLead(email) });
    expect([first.response.status, second.response.status]).toEqual([202, 202]);
    expect(second.data).toEqual(first.data);
    const link = manageLinkIn(await mailTo(email, 1));
    expect(await (await fetch(link)).text()).toContain('Hva koster det?');
  });

  it('is made by staff with 201, and is 200 when it is known', async () => {
    const email = anAddress();
    const made = await sales.POST('/v1/leads', { body: aLead(email) });
    const known = await sales.POST('/v1/leads', { body: aLead(email) });
    expect([made.response.status, known.response.status]).toEqual([201, 200]);
    const { data } = await sales.GET('/v1/leads', { params: { query: { email } } });
    expect(data?.items).toHaveLength(1);
    expect(await stack.mailsTo(email)).toEqual([]);
  });
});

describe('the CSV export', () => {
  it('has the rows of the list, with nothing in it that a spreadsheet would run', async () => {
    const booking = await booked({ organizationName: '=HYPERLINK("https://evil.example")' });
    const url = `${stack.file().gatewayUrl}/v1/bookings/export?email=${encodeURIComponent(booking.contactEmail)}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${stack.file().apiKeys.sales}`, accept: 'text/csv' } });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const [header, row, ...rest] = (await answer.text()).trimEnd().split('\r\n');
    expect(header).toContain('organizationName');
    expect(row).toContain(`'=HYPERLINK`);
    expect(rest).toEqual([]);
  });
});
