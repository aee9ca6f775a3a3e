import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import {
  BookingCancelled,
  BookingCompleted,
  BookingConfirmed,
  BookingNoShow,
  BookingRescheduled,
  type BookingSnapshot,
  type EventContract,
} from '#contracts';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { deliveriesOf, deliveryOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings } from '../../support/notifications.js';

const hour = 3_600_000;
const day = 24 * hour;
const subject = 'Påminnelse om demoen for Fylkeslaget';

let around: NotificationsSurroundings;

beforeAll(async () => {
  around = await notificationsSurroundings();
  await Promise.all([around.start(), around.start()]);
});
afterAll(() => around.close());

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** Publishes an event of a booking that happened so long ago, and waits until it is handled. */
async function happened(contract: EventContract, booking: Partial<BookingSnapshot>, agoMs = 0) {
  const event = { ...aBookingCreated({ status: 'confirmed', version: 2, ...booking }), time: inMs(-agoMs) };
  await around.handle(event, contract);
  return event;
}

async function reminderOf(bookingId: string) {
  const { rows } = await around.db.query<{ version: number; due_at: Date | null; event_id: string }>(
    'SELECT version, due_at, event_id FROM reminders WHERE booking_id = $1',
    [bookingId],
  );
  return rows[0];
}

const remindersTo = async (email: string) => (await around.inbox.mails(email)).filter((mail) => mail.subject === subject);

/** A booking whose reminder goes out at once in every case: when its mail is there, all before it had been due too. */
async function aRoundOfReminders(): Promise<void> {
  const { data } = await happened(BookingConfirmed, { scheduledAt: inMs(hour) }, 2 * day);
  await eventually(async () => expect(await remindersTo(data.booking.contactEmail)).toHaveLength(1), { within: 15_000 });
}

describe('the reminder of a demo', () => {
  it('is exactly one mail, a day before, with two instances at work', async () => {
    const events = await Promise.all(
      Array.from({ length: 10 }, () => happened(BookingConfirmed, { scheduledAt: inMs(23 * hour) }, 2 * day)),
    );
    for (const { id, data } of events) {
      await eventually(async () => expect(await remindersTo(data.booking.contactEmail)).toHaveLength(1), { within: 15_000 });
      expect(await deliveryOf(around.db, id, 'booking_reminder')).toMatchObject({ recipient: data.booking.contactEmail });
      expect(await reminderOf(data.booking.id)).toMatchObject({ due_at: null });
    }
    await aRoundOfReminders();
    for (const { data } of events) expect(await remindersTo(data.booking.contactEmail)).toHaveLength(1);
  });

  it('waits until a day before', async () => {
    const { id, data } = await happened(BookingConfirmed, { scheduledAt: inMs(3 * day) });
    const reminder = await reminderOf(data.booking.id);
    expect(reminder).toMatchObject({ version: 2, event_id: id });
    expect(reminder?.due_at?.getTime()).toBe(new Date(data.booking.scheduledAt ?? '').getTime() - day);
    await aRoundOfReminders();
    expect(await remindersTo(data.booking.contactEmail)).toEqual([]);
  });

  it('is none when less than a day was left at the event', async () => {
    const { data } = await happened(BookingConfirmed, { scheduledAt: inMs(23 * hour) });
    await aRoundOfReminders();
    expect(await remindersTo(data.booking.contactEmail)).toEqual([]);
  });

  it('is none when the demo is over before anybody looked', async () => {
    const { id, data } = await happened(BookingConfirmed, { scheduledAt: inMs(-hour) }, 3 * day);
    await eventually(async () => expect(await reminderOf(data.booking.id)).toMatchObject({ due_at: null }));
    expect((await deliveriesOf(around.db, id)).map(({ kind }) => kind)).toEqual(['booking_confirmed']);
  });

  it('moves with the demo', async () => {
    const first = await happened(BookingConfirmed, { scheduledAt: inMs(3 * day) });
    const { booking } = first.data;
    const moved = await happened(BookingRescheduled, { ...booking, scheduledAt: inMs(5 * day), version: 3 });
    expect(await reminderOf(booking.id)).toMatchObject({ version: 3, event_id: moved.id });
  });

  test.each([BookingCancelled, BookingCompleted, BookingNoShow])('is none any more after $name', async (contract) => {
    const { data } = await happened(BookingConfirmed, { scheduledAt: inMs(3 * day) });
    await happened(contract, { ...data.booking, version: 3 });
    expect(await reminderOf(data.booking.id)).toMatchObject({ version: 3, due_at: null });
  });

  it('follows the newest event, in whichever order they come', async () => {
    const { booking } = aBookingCreated().data;
    await happened(BookingCancelled, { ...booking, status: 'cancelled', scheduledAt: inMs(5 * day), version: 4 });
    await happened(BookingRescheduled, { ...booking, scheduledAt: inMs(5 * day), version: 3 });
    await happened(BookingConfirmed, { ...booking, scheduledAt: inMs(hour), version: 2 }, 2 * day);
    expect(await reminderOf(booking.id)).toMatchObject({ version: 4, due_at: null });
    await aRoundOfReminders();
    expect(await remindersTo(booking.contactEmail)).toEqual([]);
  });
});

/** A reminder that went out, as if it had not yet. */
async function waitsAfter(change: (booking: BookingSnapshot) => Promise<unknown>) {
  const { id, data } = await happened(BookingConfirmed, { scheduledAt: inMs(hour) }, 2 * day);
  await eventually(async () => expect(await deliveryOf(around.db, id, 'booking_reminder')).toMatchObject({ status: 'delivered' }));
  await change(data.booking);
  await around.db.query(
    `UPDATE deliveries SET status = 'pending', delivered_at = NULL, next_attempt_at = now()
       WHERE event_id = $1 AND kind = 'booking_reminder'`,
    [id],
  );
  await eventually(async () =>
    expect(await deliveryOf(around.db, id, 'booking_reminder')).toMatchObject({ attemptCount: 2, leased: false }),
  );
  return { delivery: await deliveryOf(around.db, id, 'booking_reminder'), mails: await remindersTo(data.booking.contactEmail) };
}

describe('a reminder that still waits', () => {
  const outdated = { status: 'failed', attempts: [{ outcome: 'delivered' }, { outcome: 'failed', reason: 'reminder_outdated' }] };

  it('is sent while it is true', async () => {
    const { delivery, mails } = await waitsAfter(() => Promise.resolve());
    expect(delivery).toMatchObject({ status: 'delivered' });
    expect(mails).toHaveLength(2);
  });

  it('is not sent once the demo was moved', async () => {
    const { delivery, mails } = await waitsAfter((booking) =>
      happened(BookingRescheduled, { ...booking, scheduledAt: inMs(5 * day), version: 3 }),
    );
    expect(delivery).toMatchObject(outdated);
    expect(mails).toHaveLength(1);
  });

  it('is not sent once the demo is over', async () => {
    const { delivery, mails } = await waitsAfter(({ id }) =>
      around.db.query(`UPDATE reminders SET scheduled_at = now() - interval '1 second' WHERE booking_id = $1`, [id]),
    );
    expect(delivery).toMatchObject(outdated);
    expect(mails).toHaveLength(1);
  });
});
