import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { CancelBooking, ExportBookings, GetBooking, GetBookingHistory, SubmitBooking } from '#contracts';
import { storeArchived, storeBooking } from '../../support/booking-records.js';
import { type BookingsService, startBookingsService } from '../../support/bookings-service.js';
import { aChange } from '../../support/builders/a-change.js';
import { aSubmission } from '../../support/builders/a-submission.js';
import { refusalOf } from '../../support/rows.js';

let service: BookingsService;

beforeAll(async () => {
  service = await startBookingsService();
});

afterAll(async () => {
  await service.close();
});

const inTime = { withinMs: 10_000 };
const historyOf = (id: string) => service.bus.request(GetBookingHistory, { id }, inTime);
const exportOf = (leadId: string) => service.bus.request(ExportBookings, { leadId }, inTime);

describe('the history of a booking', () => {
  it('has every step, oldest first, with who, when and why', async () => {
    const submission = aSubmission({ receivedAt: '2026-11-21T10:00:00.123Z' });
    const { id } = await service.bus.request(SubmitBooking, submission, inTime);
    await service.bus.request(CancelBooking, { ...aChange(id, { receivedAt: '2026-11-22T10:00:00.000Z' }), reason: 'Double' }, inTime);
    expect(await historyOf(id)).toEqual({
      items: [
        { from: null, to: 'pending', actor: 'contact', reason: null, at: '2026-11-21T10:00:00.123Z' },
        { from: 'pending', to: 'cancelled', actor: 'key:sales', reason: 'Double', at: '2026-11-22T10:00:00.000Z' },
      ],
    });
  });

  it('is there for an archived one, and not_found for none', async () => {
    expect(await historyOf(await storeArchived(service.db))).toMatchObject({ items: [{ from: null, to: 'pending' }] });
    await expect(historyOf(uuidv7())).rejects.toMatchObject({ refusal: { code: 'not_found' } });
  });
});

describe('no_delete_of_bookings', () => {
  it('a step that was written stays as it is: the service may only take its reason', async () => {
    const id = await storeBooking(service.db);
    for (const column of ['from_status', 'to_status', 'actor', 'booking_id', 'at']) {
      const change = service.dbAsService.query(`UPDATE booking_status_history SET ${column} = NULL WHERE booking_id = $1`, [id]);
      expect(await refusalOf(change)).toMatchObject({ code: '42501' });
    }
    await service.dbAsService.query('UPDATE booking_status_history SET reason = NULL WHERE booking_id = $1', [id]);
  });
});

describe('the export of a lead', () => {
  it('has all that is held of its bookings, the archive included, oldest first, and nothing of others', async () => {
    const leadId = uuidv7();
    const old = await storeArchived(service.db, { lead_id: leadId });
    const first = await storeBooking(service.db, { lead_id: leadId, quarantined_at: new Date() }, new Date(Date.now() - 60_000));
    service.leadId = leadId;
    const submission = aSubmission({ submissionId: randomUUID() });
    const { id } = await service.bus.request(SubmitBooking, submission, inTime);
    await service.bus.request(CancelBooking, { ...aChange(id), reason: null }, inTime);
    await storeBooking(service.db);
    const { bookings } = await exportOf(leadId);
    expect(bookings.map(({ booking }) => booking.id)).toEqual([old, first, id]);
    for (const { booking } of bookings) expect(booking).toEqual(await service.bus.request(GetBooking, { id: booking.id }, inTime));
    expect(bookings[0]?.booking.archivedAt).not.toBeNull();
    expect(bookings.map(({ history }) => history.map(({ to }) => to))).toEqual([['pending'], ['pending'], ['pending', 'cancelled']]);
    expect(bookings.map(({ submissions }) => submissions)).toEqual([
      [],
      [],
      [{ submissionId: submission.submissionId, receivedAt: submission.receivedAt, decidedAt: expect.any(String) }],
    ]);
  });

  it('of a lead without bookings is empty', async () => {
    expect(await exportOf(uuidv7())).toEqual({ bookings: [] });
  });
});

describe('a booking in the archive', () => {
  it('is still what its submission came to', async () => {
    const submission = aSubmission();
    const reply = await service.bus.request(SubmitBooking, submission, inTime);
    await service.db.query(`SELECT archive_bookings(now() + interval '1 hour', now() + interval '1 hour', 1000)`);
    expect(await service.bus.request(GetBooking, { id: reply.id }, inTime)).toMatchObject({ archivedAt: expect.any(String) });
    expect(await service.bus.request(SubmitBooking, submission, inTime)).toEqual({ ...reply, repeated: true });
  });
});
