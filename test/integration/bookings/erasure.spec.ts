import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { BookingConfirmed, BookingCreated, ConfirmBooking, erasedEmail, erasedText, parkingQueueOf, SubmitBooking } from '#contracts';
import { privacyOf } from '#persistence';
import { ArchivedBooking } from '../../../apps/bookings/src/domain/archived-booking.entity.js';
import { Booking } from '../../../apps/bookings/src/domain/booking.entity.js';
import { everythingIn, eventsOf, stepsOf, storeArchived, storeBooking } from '../../support/booking-records.js';
import { type BookingsService, startBookingsService } from '../../support/bookings-service.js';
import { aChange } from '../../support/builders/a-change.js';
import { aSubmission } from '../../support/builders/a-submission.js';
import { eraseInBookings } from '../../support/erase-in-bookings.js';
import { eventually } from '../../support/eventually.js';
import { anEnvelope, depthOf, putInto } from '../../support/queues.js';
import { theRow } from '../../support/rows.js';

let service: BookingsService;
let leadId: string;

beforeAll(async () => {
  service = await startBookingsService();
});
beforeEach(() => {
  leadId = uuidv7();
  service.leadId = leadId;
});
afterAll(async () => {
  await service.close();
});

/** Fills every column of which a person could be known. */
const personal = {
  contact_name: 'Kari Nordmann',
  contact_email: 'kari@fylkeslaget.example',
  contact_phone: '+4722864400',
  contact_role: 'Leder',
  organization_name: 'Fylkeslaget',
  preferred_timing: 'Kari er ledig tirsdag',
  message: 'Hilsen Kari',
  notes: 'Kari',
  source_url: 'https://fylkeslaget.example/kari',
  submitter_ip_hash: 'k'.repeat(64),
  ip_address: '203.0.113.0',
  cancellation_reason: 'Kari ble syk',
};
const inTime = { withinMs: 10_000 };
const submit = (overrides: Parameters<typeof aSubmission>[0] = {}, id: string = randomUUID()) =>
  service.bus.request(SubmitBooking, aSubmission(overrides), { ...inTime, id });

const erase = (email = personal.contact_email, messageId?: string): Promise<unknown> => eraseInBookings(service, leadId, email, messageId);
const statusOf = (id: string, table = 'demo_bookings') =>
  theRow(service.db, `SELECT status, contact_name AS name, erased_at IS NOT NULL AS erased FROM ${table} WHERE id = $1`, [id]);
const dump = (): Promise<string> => everythingIn(service.db);
const fork = (): EntityManager => service.app.get(EntityManager).fork();
const aMessage = (type: string, data: unknown): string => anEnvelope({ id: uuidv7(), type, data });

describe('lead_soft_delete_only', () => {
  it.each([
    ['demo_bookings', Booking, storeBooking],
    ['demo_bookings_archive', ArchivedBooking, storeArchived],
  ] as const)('no personal column of %s survives an erasure', async (_table, entity, store) => {
    const at = new Date('2025-03-05T05:05:05Z');
    const createdAt = entity === Booking ? new Date() : at;
    const ids = await Promise.all([1, 2].map(() => store(service.db, { ...personal, lead_id: leadId }, createdAt)));
    const marked = [...privacyOf(entity)].filter(([, privacy]) => privacy === 'personal').map(([name]) => name);
    const held = async (id: string): Promise<Map<string, unknown>> => {
      const booking = await fork().findOneOrFail<Booking>(entity, { id });
      return new Map(marked.map((name) => [name, Reflect.get(booking, name)]));
    };
    for (const id of ids) expect([...(await held(id)).values()].every((value) => value !== null && value !== undefined)).toBe(true);
    await erase();
    const placeholders = { contactName: erasedText, contactEmail: erasedEmail(leadId), organizationName: erasedText };
    const blank = Object.fromEntries(marked.map((name) => [name, null]));
    for (const id of ids) expect(Object.fromEntries(await held(id))).toEqual({ ...blank, ...placeholders });
  });

  it('of the person there is nothing left anywhere: bookings, archive, history, submissions, outbox, inbox', async () => {
    const secret = `hemmelig${randomUUID()}`;
    const fingerprint = randomUUID();
    const { id } = await submit({
      contactEmail: `${secret}@fylkeslaget.example`,
      contactName: secret,
      message: secret,
      notes: secret,
      fingerprint,
    });
    await storeArchived(service.db, { ...personal, contact_name: secret, lead_id: leadId });
    const scheduledAt = new Date(Date.now() + 86_400_000).toISOString();
    await service.bus.request(ConfirmBooking, { ...aChange(id), scheduledAt, confirmedBy: null }, inTime);
    await service.db.query(`UPDATE booking_status_history SET reason = $2 WHERE booking_id = $1`, [id, secret]);
    expect((await dump()).split(secret).length).toBeGreaterThan(5);
    await erase(`${secret}@fylkeslaget.example`);
    expect(await dump()).not.toContain(secret);
    expect(await dump()).not.toContain(fingerprint);
  });

  it('what waits in the outbox is rewritten, and is still what its readers expect', async () => {
    const { id } = await submit({ message: 'Hilsen Kari' });
    const scheduledAt = new Date(Date.now() + 86_400_000).toISOString();
    await service.bus.request(ConfirmBooking, { ...aChange(id), scheduledAt, confirmedBy: null }, inTime);
    const before = await eventsOf(service.db, id);
    await erase();
    const [created, confirmed, ...others] = await eventsOf(service.db, id);
    expect(others).toEqual([]);
    expect([BookingCreated.data.safeParse(created?.data).success, BookingConfirmed.data.safeParse(confirmed?.data).success]).toEqual([
      true,
      true,
    ]);
    expect(confirmed).toEqual({
      type: 'booking.confirmed',
      data: {
        ...before[1]?.data,
        booking: {
          ...Object(before[1]?.data['booking']),
          contactName: erasedText,
          contactEmail: erasedEmail(leadId),
          contactPhone: null,
          contactRole: null,
          organizationName: erasedText,
          preferredTiming: null,
          message: null,
          notes: null,
          sourceUrl: null,
        },
      },
    });
  });

  it('bookings that are open are cancelled by the system without an event, others keep their status', async () => {
    const at = new Date();
    const rows = { lead_id: leadId, scheduled_at: at, ...personal, cancellation_reason: null };
    const open = [await storeBooking(service.db, rows), await storeBooking(service.db, { ...rows, status: 'confirmed' })];
    const ended = await storeBooking(service.db, { ...rows, status: 'completed' });
    const archived = await storeArchived(service.db, rows);
    await erase();
    for (const id of open) {
      expect(await statusOf(id)).toEqual({ status: 'cancelled', name: erasedText, erased: true });
      expect((await stepsOf(service.db, id)).at(-1)).toMatchObject({ to: 'cancelled', actor: 'system', reason: null });
    }
    expect(await statusOf(ended)).toEqual({ status: 'completed', name: erasedText, erased: true });
    expect(await stepsOf(service.db, ended)).toHaveLength(1);
    expect(await statusOf(archived, 'demo_bookings_archive')).toEqual({ status: 'cancelled', name: erasedText, erased: true });
    for (const id of [...open, ended, archived]) expect(await eventsOf(service.db, id)).toEqual([]);
  });

  it('is said to be done, with the bookings of the person, and once however often it is asked', async () => {
    const ids = [await storeBooking(service.db, { lead_id: leadId }), await storeArchived(service.db, { lead_id: leadId })];
    const bystander = await storeBooking(service.db, personal);
    const messageId = uuidv7();
    expect(await erase(undefined, messageId)).toEqual({
      type: 'erasure.done',
      data: { leadId, service: 'bookings', bookingIds: expect.arrayContaining(ids) },
    });
    const held = () => service.db.query('SELECT to_jsonb(b) AS row FROM demo_bookings AS b WHERE lead_id = $1', [leadId]);
    const { rows: before } = await held();
    const later = uuidv7();
    await service.publish('lead.erasure_requested', messageId, { leadId, email: 'x@fylkeslaget.example' });
    await service.publish('lead.erasure_requested', later, { leadId: uuidv7(), email: 'y@fylkeslaget.example' });
    await eventually(() => theRow(service.db, 'SELECT FROM inbox WHERE message_id = $1', [later]));
    expect((await held()).rows).toEqual(before);
    expect(await eventsOf(service.db, leadId)).toHaveLength(1);
    expect(await statusOf(bystander)).toEqual({ status: 'pending', name: 'Kari Nordmann', erased: false });
  });

  it('a submission that is parked has an outcome all the same: what was received is rejected', async () => {
    const submission = aSubmission({ receivedAt: '2026-01-01T10:00:00.000Z' });
    await putInto(service.amqpUrl, parkingQueueOf('bookings.submissions'), aMessage('bookings.submit', submission));
    await erase(submission.contactEmail);
    const { rows } = await service.db.query('SELECT state, code, fingerprint FROM submissions WHERE id = $1', [submission.submissionId]);
    expect(rows).toEqual([{ state: 'rejected', code: 'gone', fingerprint: '' }]);
  });

  it('what is parked about the person goes, what is of others and of who comes with the address later stays', async () => {
    const email = `kari.${randomUUID()}@fylkeslaget.example`;
    const id = await storeBooking(service.db, { lead_id: leadId, contact_email: email });
    const theirs = { contactEmail: 'ola@fylkeslaget.example', receivedAt: '2026-01-01T10:00:00.000Z' };
    const newcomer = { contactEmail: email, receivedAt: '2100-01-01T10:00:00.000Z' };
    await putInto(service.amqpUrl, parkingQueueOf('bookings.submissions'), aMessage('bookings.submit', { ...theirs, contactEmail: email }));
    await putInto(service.amqpUrl, parkingQueueOf('bookings.submissions'), aMessage('bookings.submit', theirs));
    await putInto(service.amqpUrl, parkingQueueOf('bookings.submissions'), aMessage('bookings.submit', newcomer));
    await putInto(service.amqpUrl, parkingQueueOf('bookings'), aMessage('bookings.cancel', { id, reason: 'Kari' }));
    await putInto(service.amqpUrl, parkingQueueOf('bookings.events'), aMessage('lead.erasure_requested', { leadId, email }));
    await erase(email);
    const left = await Promise.all(
      (['bookings.submissions', 'bookings', 'bookings.events'] as const).map((queue) => depthOf(service.amqpUrl, parkingQueueOf(queue))),
    );
    expect(left).toEqual([2, 0, 0]);
  });
});
