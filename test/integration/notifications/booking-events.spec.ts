import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import {
  BookingCancelled,
  BookingCompleted,
  BookingConfirmed,
  type BookingEventData,
  BookingNoShow,
  BookingRescheduled,
  type BookingSnapshot,
  BookingTimeProposed,
  bookingEvents,
  type EventContract,
  readManageToken,
} from '#contracts';
import { defaultEndpointId } from '../../../apps/notifications/src/deliveries/default-endpoint.js';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { readCalendar } from '../../support/calendar.js';
import { deliveriesOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { manageTokenKey, type NotificationsSurroundings, notificationsSurroundings, salesEmail } from '../../support/notifications.js';

const scheduledAt = '2026-12-01T09:00:00.000Z';

let around: NotificationsSurroundings;

beforeAll(async () => {
  around = await notificationsSurroundings();
  await around.start();
  await around.db.query('UPDATE webhook_endpoints SET types = $1', [bookingEvents.map(({ name }) => name)]);
});
afterAll(() => around.close());

/** Publishes an event of a booking, and gives its deliveries once all of them ended. */
async function told(contract: EventContract, booking: Partial<BookingSnapshot> = {}, contact: Partial<BookingEventData> = {}) {
  const event = aBookingCreated({ status: 'confirmed', version: 2, ...booking }, contact);
  await around.publish(event, contract);
  const deliveries = await eventually(async () => {
    const found = await deliveriesOf(around.db, event.id);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ status }) => status !== 'delivered')).toEqual([]);
    return found;
  });
  return { event, booking: event.data.booking, deliveries: deliveries.map(({ kind, recipient }) => [kind, recipient]) };
}

const salesMailsAbout = async (bookingId: string) => (await around.inbox.mails(salesEmail)).filter(({ text }) => text.includes(bookingId));

async function theMailTo(recipient: string) {
  const [mail, ...more] = await around.inbox.mails(recipient);
  if (mail === undefined) throw new Error('There is no mail');
  expect(more).toEqual([]);
  return mail;
}

describe('an event of a booking', () => {
  test.each([
    ['confirmed', BookingConfirmed, 'booking_confirmed', 'Demoen for Fylkeslaget er avtalt'],
    ['rescheduled', BookingRescheduled, 'booking_rescheduled', 'Nytt tidspunkt for demoen for Fylkeslaget'],
    ['cancelled', BookingCancelled, 'booking_cancelled', 'Demoen for Fylkeslaget er avlyst'],
  ])('%s is told to the contact by one mail, and to the endpoints that chose it', async (_name, contract, kind, subject) => {
    const { booking, deliveries } = await told(contract, { scheduledAt }, { actor: 'user:kari' });
    expect(deliveries).toEqual([
      [kind, booking.contactEmail],
      ['webhook', defaultEndpointId],
    ]);
    expect(await theMailTo(booking.contactEmail)).toMatchObject({
      subject,
      headers: { 'reply-to': salesEmail, 'content-language': 'nb', 'auto-submitted': 'auto-generated' },
    });
  });

  test.each([BookingCompleted, BookingNoShow])('$name is told to the endpoints that chose it alone', async (contract) => {
    const { booking, deliveries } = await told(contract, { scheduledAt });
    expect(deliveries).toEqual([['webhook', defaultEndpointId]]);
    expect(await around.inbox.mails(booking.contactEmail)).toEqual([]);
  });

  it('time_proposed is told to the sales team, who can answer the contact', async () => {
    const { booking, deliveries } = await told(BookingTimeProposed, { preferredTiming: 'onsdag' });
    expect(deliveries).toEqual([
      ['sales_notification', salesEmail],
      ['webhook', defaultEndpointId],
    ]);
    const [mail, ...more] = await salesMailsAbout(booking.id);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Kontakten foreslår et tidspunkt: Fylkeslaget', headers: { 'reply-to': booking.contactEmail } });
    expect(mail?.text).toContain('onsdag');
  });

  it('cancelled is told to the sales team too when the contact did it', async () => {
    const { booking, deliveries } = await told(BookingCancelled, { status: 'cancelled' }, { actor: 'contact' });
    expect(deliveries.map(([kind]) => kind)).toEqual(['booking_cancelled', 'sales_notification', 'webhook']);
    expect((await salesMailsAbout(booking.id)).map(({ subject }) => subject)).toEqual(['Kontakten har avlyst: Fylkeslaget']);
  });

  it('has the booking in the webhook, as every endpoint knows it', async () => {
    const { event, booking } = await told(BookingConfirmed, { scheduledAt });
    const [request] = await around.receiver.requests(booking.id);
    expect(JSON.parse(request?.body ?? '')).toEqual({ type: 'booking.confirmed', timestamp: event.time, data: booking });
  });

  it('is not stored when nobody is to be told', async () => {
    await around.db.query(`UPDATE webhook_endpoints SET types = '{booking.created}'`);
    const event = aBookingCreated({ status: 'completed' });
    await around.handle(event, BookingCompleted);
    expect((await around.db.query('SELECT FROM notified_events WHERE id = $1', [event.id])).rowCount).toBe(0);
    await around.db.query('UPDATE webhook_endpoints SET types = $1', [bookingEvents.map(({ name }) => name)]);
  });
});

describe('the calendar invitation of a mail', () => {
  it('is there for mail clients that act on it, and as a file', async () => {
    const { booking } = await told(BookingConfirmed, { scheduledAt });
    const { attachments } = await theMailTo(booking.contactEmail);
    const invites = attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      event: readCalendar(Buffer.from(content, 'base64').toString('utf8')),
    }));
    expect(invites.map(({ contentType }) => contentType).toSorted()).toEqual(['application/ics', 'text/calendar']);
    expect(invites.find(({ contentType }) => contentType === 'application/ics')?.filename).toBe('invite.ics');
    for (const { event } of invites) {
      expect(event).toMatchObject({
        METHOD: { value: 'REQUEST' },
        UID: { value: `${booking.id}@demo-booking.example` },
        SEQUENCE: { value: '2' },
        DTSTART: { value: '20261201T090000Z' },
        DTEND: { value: '20261201T100000Z' },
        ATTENDEE: { value: `MAILTO:${booking.contactEmail}` },
        ORGANIZER: { value: `mailto:${salesEmail}` },
      });
    }
  });

  it('is moved and cancelled under the same UID, with a sequence that rises', async () => {
    const { booking } = await told(BookingConfirmed, { scheduledAt });
    await told(BookingRescheduled, { ...booking, scheduledAt: '2026-12-02T09:00:00.000Z', version: 3 });
    await told(BookingCancelled, { ...booking, status: 'cancelled', version: 4 });
    const events = (await around.inbox.mails(booking.contactEmail)).map(({ attachments }) =>
      readCalendar(Buffer.from(attachments[0]?.content ?? '', 'base64').toString('utf8')),
    );
    expect(events.map((event) => [event['METHOD']?.value, event['SEQUENCE']?.value, event['STATUS']?.value])).toEqual([
      ['REQUEST', '2', 'CONFIRMED'],
      ['REQUEST', '3', 'CONFIRMED'],
      ['CANCEL', '4', 'CANCELLED'],
    ]);
    expect(new Set(events.map((event) => event['UID']?.value)).size).toBe(1);
  });

  it('does not come with a cancellation of what had no time', async () => {
    const { booking } = await told(BookingCancelled, { status: 'cancelled', scheduledAt: null });
    expect((await theMailTo(booking.contactEmail)).attachments).toEqual([]);
  });
});

describe('the manage link', () => {
  it('is in every mail to a contact, for their booking, and ends so long after the event', async () => {
    const day = 24 * 3_600_000;
    for (const contract of [BookingConfirmed, BookingRescheduled, BookingCancelled, bookingEvents[0]]) {
      const { booking, event } = await told(contract, { scheduledAt });
      const { text, html } = await theMailTo(booking.contactEmail);
      const [, token = ''] = /https:\/\/demo-booking\.example\/manage\/([\w-]+)/.exec(text) ?? [];
      expect(html).toContain(`href="https://demo-booking.example/manage/${token}"`);
      const expiresAt = new Date(Math.floor((new Date(event.time).getTime() + 180 * day) / 1000) * 1000);
      expect(readManageToken(token, manageTokenKey)).toEqual({ leadId: booking.leadId, bookingId: booking.id, expiresAt });
    }
  });
});

describe('the mails about one booking', () => {
  it('come in the order of its events, also when an earlier one has to be tried again: the last one tells how things are', async () => {
    const { data } = aBookingCreated({ status: 'confirmed', version: 2, scheduledAt });
    const confirmed = { ...aBookingCreated(), time: '2026-11-21T10:00:00.000Z', data };
    const cancelled = { ...aBookingCreated(), time: '2026-11-21T10:00:01.000Z', data: { ...data, actor: 'user:kari' } };
    await around.inbox.behave({ mode: 'reject4xx', times: 2 });
    await around.publish(confirmed, BookingConfirmed);
    await eventually(async () => expect(await deliveriesOf(around.db, confirmed.id)).not.toEqual([]));
    await around.publish(cancelled, BookingCancelled);
    const mails = await eventually(async () => {
      const received = await around.inbox.mails(data.booking.contactEmail);
      expect(received).toHaveLength(2);
      return received;
    });
    expect(mails.map(({ subject }) => subject)).toEqual(['Demoen for Fylkeslaget er avtalt', 'Demoen for Fylkeslaget er avlyst']);
  });
});
