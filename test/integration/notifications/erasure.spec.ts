import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AnyEntity, MikroORM } from '@mikro-orm/postgresql';
import {
  BookingCancelled,
  BookingConfirmed,
  BookingCreated,
  bookingEvents,
  ConfirmationResendRequested,
  erasedEmail,
  type EventContract,
  ExportNotifications,
  LeadAcknowledgementDue,
  LeadCreated,
  LeadErased,
  LeadErasureRequested,
  leadEvents,
  Redeliver,
} from '#contracts';
import { ormOptions, privacyOf } from '#persistence';
import { notificationsDatabase } from '../../../apps/notifications/src/database.js';
import { dataSchemaOf } from '../../../libs/messaging/src/envelope.js';
import { aBookingCreated, type BookingCreatedEvent } from '../../support/builders/a-booking-created.js';
import { aLeadSnapshot, anEvent } from '../../support/builders/a-lead-event.js';
import { deliveriesOf, deliveryOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings, type PublishedEvent, salesEmail } from '../../support/notifications.js';
import { anEnvelope, depthOf, putInto, withChannel } from '../../support/queues.js';

const canary = 'kanarifugl';
const scheduledAt = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString();

let around: NotificationsSurroundings;

beforeAll(async () => {
  around = await notificationsSurroundings();
  await around.start();
  const types = [...bookingEvents, ...leadEvents].map(({ name }) => name);
  await around.db.query('UPDATE webhook_endpoints SET types = $1', [types]);
});
afterAll(() => around.close());

/** Somebody whose every text can be found again. */
const somebody = () =>
  aBookingCreated({
    contactName: `Kari ${canary}`,
    contactEmail: `${canary}.${Math.random().toString(36).slice(2)}@fylkeslaget.example`,
    organizationName: `${canary}laget`,
    message: canary,
    notes: canary,
    scheduledAt,
  });

async function ended(event: PublishedEvent, contract?: EventContract): Promise<void> {
  await around.handle(event, contract);
  await eventually(async () => expect((await deliveriesOf(around.db, event.id)).map(({ status }) => status)).not.toContain('pending'));
}

const requestOf = ({ data: { booking } }: BookingCreatedEvent) => anEvent({ leadId: booking.leadId, email: booking.contactEmail });

async function erase(event: BookingCreatedEvent): Promise<void> {
  const { leadId } = event.data.booking;
  await around.handle(requestOf(event), LeadErasureRequested);
  await eventually(() => expect(around.erasures(leadId)).toHaveLength(1));
}

const envelopeOf = (data: unknown) => anEnvelope({ type: BookingCreated.name, dataschema: dataSchemaOf(BookingCreated), data });

/** All that is stored, as text. */
async function everything(): Promise<string> {
  const tables = ['notified_events', 'deliveries', 'delivery_attempts', 'reminders', 'erased_leads', 'outbox', 'inbox'];
  const rows = await Promise.all(tables.map(async (table) => (await around.db.query(`SELECT * FROM ${table}`)).rows));
  return JSON.stringify(rows);
}

describe('lead_soft_delete_only: the erasure of a person', () => {
  it('leaves no personal column as it was, of anything that is held of them', async () => {
    const event = somebody();
    const { leadId, contactEmail } = event.data.booking;
    const confirmed = { ...somebody(), data: event.data };
    await ended(event);
    await ended(confirmed, BookingConfirmed);
    await around.db.query(`UPDATE delivery_attempts SET response = $1 FROM deliveries d WHERE d.id = delivery_id AND d.lead_id = $2`, [
      `Thanks, ${contactEmail}`,
      leadId,
    ]);
    await erase(event);

    const orm = await MikroORM.init(ormOptions(notificationsDatabase(around.databaseUrl)));
    const allowed = new Set<unknown>([null, '{}', erasedEmail(leadId), salesEmail]);
    const { rows } = await around.db.query<{ id: string }>('SELECT id FROM webhook_endpoints');
    const endpoints = new Set(rows.map(({ id }) => id));
    let seen = 0;
    try {
      for (const { class: entity } of orm.getMetadata().getAll().values()) {
        const personal = [...privacyOf(entity)].filter(([, privacy]) => privacy === 'personal').map(([property]) => property);
        for (const row of await orm.em.fork().find<AnyEntity>(entity, {})) {
          for (const property of personal) {
            seen += 1;
            const value: unknown = row[property];
            const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
            const ids = typeof text === 'string' && (endpoints.has(text) || /^\{"(leadId|deliveryId)":/.test(text));
            expect([entity.name, property, allowed.has(text) || ids]).toEqual([entity.name, property, true]);
          }
        }
      }
    } finally {
      await orm.close();
    }
    expect(seen).toBeGreaterThan(5);
    const stored = await everything();
    expect(stored).not.toContain(canary);
    expect(stored).not.toContain('Fylkeslaget');
  });

  it('is done with the ids of their bookings, once, also when it is asked for twice', async () => {
    const event = somebody();
    const { leadId, id } = event.data.booking;
    await ended(event);
    const request = requestOf(event);
    await around.handle(request, LeadErasureRequested);
    await around.publish(request, LeadErasureRequested);
    await ended(aBookingCreated());
    await eventually(() => expect(around.erasures(leadId)).toEqual([{ leadId, service: 'notifications', bookingIds: [id] }]));
  });

  it('is done for somebody unknown too', async () => {
    const event = somebody();
    await erase(event);
    expect(around.erasures(event.data.booking.leadId)).toMatchObject([{ bookingIds: [] }]);
  });

  it('lets nothing more go out, to anybody: neither what waits nor a reminder', async () => {
    const event = { ...somebody(), time: new Date().toISOString() };
    await ended(event, BookingConfirmed);
    const { leadId, contactEmail } = event.data.booking;
    await around.db.query(
      `UPDATE deliveries SET status = 'pending', delivered_at = NULL, next_attempt_at = now() + interval '1 hour' WHERE lead_id = $1`,
      [leadId],
    );
    await erase(event);
    await around.handle(anEvent({ bookingId: event.data.booking.id, leadId, mail: 'invitation' }), ConfirmationResendRequested);
    expect((await deliveriesOf(around.db, event.id)).map(({ status, leased }) => [status, leased])).toEqual([
      ['failed', false],
      ['failed', false],
    ]);
    const { rows } = await around.db.query('SELECT due_at FROM reminders WHERE lead_id = $1', [leadId]);
    expect(rows).toEqual([{ due_at: null }]);
    expect(await around.inbox.mails(contactEmail)).toHaveLength(1);
  });

  it('leaves other people as they are', async () => {
    const other = aBookingCreated();
    await ended(other);
    await erase(somebody());
    expect(await deliveryOf(around.db, other.id, 'booking_confirmation')).toMatchObject({ recipient: other.data.booking.contactEmail });
  });

  it('removes their parked messages, and no others', async () => {
    const event = somebody();
    const other = aBookingCreated();
    const parked = 'notifications.events.parking';
    for (const { data } of [event, other, event]) await putInto(around.amqpUrl, parked, envelopeOf(data));
    await putInto(around.amqpUrl, 'notifications.parking', anEnvelope({ data: { text: event.data.booking.contactEmail } }));
    await erase(event);
    expect(await depthOf(around.amqpUrl, 'notifications.parking')).toBe(0);
    expect(await depthOf(around.amqpUrl, parked)).toBe(1);
    await withChannel(around.amqpUrl, (channel) => channel.purgeQueue(parked));
  });
});

describe('lead_soft_delete_only: what comes later about an erased person', () => {
  it('is told to nobody and not stored, but for the erasure itself', async () => {
    const event = somebody();
    const { booking } = event.data;
    const { leadId, contactEmail } = booking;
    await erase(event);
    const lead = aLeadSnapshot({ id: leadId, email: contactEmail, firstName: canary });
    await around.handle(event);
    await around.handle({ ...somebody(), data: event.data }, BookingConfirmed);
    await around.handle(anEvent({ lead }), LeadCreated);
    await around.handle(anEvent({ lead, locale: 'nb', timeZone: 'Europe/Oslo' }), LeadAcknowledgementDue);
    await around.handle(anEvent({ bookingId: booking.id, leadId, mail: 'request' }), ConfirmationResendRequested);
    const erased = anEvent({ leadId, bookingIds: [booking.id] });
    await ended(erased, LeadErased);
    expect(await deliveryOf(around.db, erased.id, 'webhook')).toMatchObject({ status: 'delivered' });

    expect(await everything()).not.toContain(canary);
    expect(await around.inbox.mails(contactEmail)).toEqual([]);
    const requests = await around.receiver.requests(leadId);
    expect(requests.map(({ body }) => JSON.parse(body).type)).toEqual(['lead.erased']);
    expect((await around.db.query('SELECT FROM reminders WHERE lead_id = $1', [leadId])).rowCount).toBe(0);
  });

  it('is not told either when it was anonymized on its way here', async () => {
    const { leadId } = aBookingCreated().data.booking;
    const event = aBookingCreated({ leadId, contactEmail: erasedEmail(leadId) });
    await around.handle(event, BookingCancelled);
    expect(await deliveriesOf(around.db, event.id)).toEqual([]);
  });

  it('cannot be redelivered', async () => {
    const event = somebody();
    await ended(event);
    await erase(event);
    const { id } = await deliveryOf(around.db, event.id, 'webhook');
    const redelivery = around.bus.request(Redeliver, { id, actor: 'key:crm', receivedAt: new Date().toISOString() }, { withinMs: 5_000 });
    await expect(redelivery).rejects.toMatchObject({ refusal: { code: 'invalid_state' } });
  });

  it('as the answer to an attempt that was under way is not kept', async () => {
    const event = somebody();
    await around.receiver.behave({ status: 200, delayMs: 1_500, times: 1 });
    await around.publish(event);
    await eventually(async () => expect(await around.receiver.requests(event.data.booking.id)).toHaveLength(1));
    await erase(event);
    await eventually(async () =>
      expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
        status: 'delivered',
        leased: false,
        attempts: [{ outcome: 'delivered', response: null }],
      }),
    );
    expect(await everything()).not.toContain(canary);
  });

  it('loses against an erasure at the same time, too', async () => {
    const people = Array.from({ length: 20 }, somebody);
    await Promise.all(people.flatMap((event) => [around.publish(event), around.publish(requestOf(event), LeadErasureRequested)]));
    for (const { data } of people) await eventually(() => expect(around.erasures(data.booking.leadId)).toHaveLength(1));
    for (const { id } of people) {
      await eventually(async () => expect((await around.db.query('SELECT FROM inbox WHERE message_id = $1', [id])).rowCount).toBe(1));
    }
    expect(await everything()).not.toContain(canary);
  });
});

describe('the export of a person', () => {
  it('has the events, deliveries and reminders that are held of them', async () => {
    const event = aBookingCreated({ scheduledAt, status: 'confirmed', version: 2 });
    const { leadId, id: bookingId } = event.data.booking;
    await ended(event, BookingConfirmed);
    const held = await around.bus.request(ExportNotifications, { leadId }, { withinMs: 5_000 });
    expect(held).toMatchObject({
      events: [{ id: event.id, type: 'booking.confirmed', occurredAt: event.time, data: { booking: event.data.booking } }],
      deliveries: [{ kind: 'booking_confirmed', recipient: event.data.booking.contactEmail }, { kind: 'webhook' }],
      reminders: [{ bookingId, scheduledAt, dueAt: expect.any(String) }],
    });
  });

  it('has nothing of somebody else', async () => {
    const { leadId } = aBookingCreated().data.booking;
    const held = await around.bus.request(ExportNotifications, { leadId }, { withinMs: 5_000 });
    expect(held).toEqual({ events: [], deliveries: [], reminders: [] });
  });
});
