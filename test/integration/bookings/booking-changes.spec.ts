import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  CancelBooking,
  type Change,
  ChangeBooking,
  CompleteBooking,
  ConfirmBooking,
  GetBooking,
  MarkNoShow,
  ProposeTime,
  ReleaseBooking,
  RescheduleBooking,
  ResendConfirmation,
} from '#contracts';
import { eventsOf, stepsOf, storeArchived, storeBooking } from '../../support/booking-records.js';
import { type BookingsService, startBookingsService } from '../../support/bookings-service.js';
import { aChange } from '../../support/builders/a-change.js';

let service: BookingsService;

beforeAll(async () => {
  service = await startBookingsService();
});

afterAll(async () => {
  await service.close();
});

const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();
const inTime = { withinMs: 10_000 };
const confirmed = { status: 'confirmed', scheduled_at: hours(48) };
const codeOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'none',
    (error: unknown) => Object(error).refusal?.code ?? error,
  );

/** Every change there is, each with what else it needs. */
const changes: Record<string, (change: Change) => Promise<unknown>> = {
  change: (change) => service.bus.request(ChangeBooking, { ...change, fields: { notes: 'Called.' } }, inTime),
  confirm: (change) => service.bus.request(ConfirmBooking, { ...change, scheduledAt: hours(48), confirmedBy: null }, inTime),
  reschedule: (change) => service.bus.request(RescheduleBooking, { ...change, scheduledAt: hours(72) }, inTime),
  cancel: (change) => service.bus.request(CancelBooking, { ...change, reason: null }, inTime),
  complete: (change) => service.bus.request(CompleteBooking, change, inTime),
  noShow: (change) => service.bus.request(MarkNoShow, change, inTime),
  resend: (change) => service.bus.request(ResendConfirmation, change, inTime),
  release: (change) => service.bus.request(ReleaseBooking, change, inTime),
  proposeTime: (change) => service.bus.request(ProposeTime, { ...change, preferredDate: null, preferredTiming: 'mornings' }, inTime),
};
const everyChange = Object.keys(changes);
const tryTo = (name: string, change: Change): Promise<unknown> => codeOf(changes[name]?.(change) ?? Promise.resolve());

describe('a change of a booking', () => {
  it('confirming gives it a time, counts as one, stands in the history and is told', async () => {
    const id = await storeBooking(service.db);
    const scheduledAt = hours(48);
    const answer = await service.bus.request(ConfirmBooking, { ...aChange(id), scheduledAt, confirmedBy: null }, inTime);
    expect(answer).toMatchObject({ booking: { id, status: 'confirmed', scheduledAt, confirmedBy: 'key:sales', version: 2 }, warnings: [] });
    expect(answer.booking).toEqual(await service.bus.request(GetBooking, { id }, inTime));
    expect(await stepsOf(service.db, id)).toEqual([
      expect.objectContaining({ from: null, to: 'pending' }),
      { from: 'pending', to: 'confirmed', actor: 'key:sales', reason: null },
    ]);
    expect(await eventsOf(service.db, id)).toMatchObject([
      {
        type: 'booking.confirmed',
        data: { actor: 'key:sales', locale: 'nb', booking: { id, status: 'confirmed', scheduledAt, version: 2 } },
      },
    ]);
  });

  it('who confirmed is who it is said to be', async () => {
    const id = await storeBooking(service.db);
    const request = { ...aChange(id), scheduledAt: hours(48), confirmedBy: 'Ola' };
    expect(await service.bus.request(ConfirmBooking, request, inTime)).toMatchObject({ booking: { confirmedBy: 'Ola' } });
  });

  it.each([
    ['reschedule', 'booking.rescheduled', 'confirmed', 'rescheduled'],
    ['cancel', 'booking.cancelled', 'cancelled', null],
    ['complete', 'booking.completed', 'completed', null],
    ['noShow', 'booking.no_show', 'no_show', null],
    ['proposeTime', 'booking.time_proposed', 'confirmed', 'time proposed'],
  ])('%s of a confirmed one is told as %s', async (name, type, to, reason) => {
    const id = await storeBooking(service.db, confirmed);
    expect(await tryTo(name, aChange(id, { actor: 'contact' }))).toBe('none');
    expect((await stepsOf(service.db, id)).at(-1)).toEqual({ from: 'confirmed', to, actor: 'contact', reason });
    expect(await eventsOf(service.db, id)).toMatchObject([{ type, data: { actor: 'contact', booking: { status: to, version: 2 } } }]);
  });

  it('other fields stand in the history by name, and no event tells of them', async () => {
    const id = await storeBooking(service.db, { contact_role: 'Leder' });
    const fields = { contactRole: null, organizationSize: '51-200' as const };
    expect(await service.bus.request(ChangeBooking, { ...aChange(id), fields }, inTime)).toMatchObject({
      booking: { contactRole: null, organizationSize: '51-200', contactName: 'Kari Nordmann', version: 2 },
    });
    expect((await stepsOf(service.db, id)).at(-1)).toEqual({
      from: 'pending',
      to: 'pending',
      actor: 'key:sales',
      reason: 'changed: contactRole, organizationSize',
    });
    expect(await eventsOf(service.db, id)).toEqual([]);
  });

  it('a reason to cancel is kept with the booking and in the history', async () => {
    const id = await storeBooking(service.db);
    const answer = await service.bus.request(CancelBooking, { ...aChange(id), reason: 'Double' }, inTime);
    expect(answer).toMatchObject({ booking: { cancellationReason: 'Double' }, warnings: [] });
    expect((await stepsOf(service.db, id)).at(-1)).toMatchObject({ reason: 'Double' });
  });

  it('the same message again changes nothing, and gets the booking as it is', async () => {
    const id = await storeBooking(service.db);
    const request = { ...aChange(id), reason: null };
    const again = { ...inTime, id: uuidv7() };
    const first = await service.bus.request(CancelBooking, request, again);
    expect(await service.bus.request(CancelBooking, request, again)).toEqual({ ...first, warnings: [] });
    expect(await stepsOf(service.db, id)).toHaveLength(2);
    expect(await eventsOf(service.db, id)).toHaveLength(1);
  });
});

describe('cancellation_reason_recommended_on_cancel', () => {
  it('the answer warns, and the booking is cancelled', async () => {
    const id = await storeBooking(service.db);
    expect(await service.bus.request(CancelBooking, { ...aChange(id), reason: null }, inTime)).toMatchObject({
      booking: { status: 'cancelled', cancellationReason: null },
      warnings: [{ rule: 'cancellation_reason_recommended_on_cancel', field: 'reason' }],
    });
  });
});

describe('before_scheduled_time', () => {
  it.each([
    ['complete', CompleteBooking],
    ['no-show', MarkNoShow],
  ])('%s before the time warns', async (_name, command) => {
    const id = await storeBooking(service.db, confirmed);
    const answer = await service.bus.request(command, aChange(id), inTime);
    expect(answer).toMatchObject({ warnings: [{ rule: 'before_scheduled_time' }] });
  });
});

describe('valid_status_transitions', () => {
  it('a step that the lifecycle has not is refused, and leaves no trace', async () => {
    const id = await storeBooking(service.db, { status: 'cancelled' });
    for (const name of ['confirm', 'cancel', 'complete', 'noShow']) expect(await tryTo(name, aChange(id))).toBe('valid_status_transitions');
    expect(await stepsOf(service.db, id)).toHaveLength(1);
    expect(await eventsOf(service.db, id)).toEqual([]);
  });

  it.each([
    ['confirm', 'confirm'],
    ['complete', 'cancel'],
    ['complete', 'noShow'],
    ['cancel', 'noShow'],
  ])('of %s and %s at once, eight times each, exactly one wins', async (one, other) => {
    const id = await storeBooking(service.db, one === 'confirm' ? {} : confirmed);
    const answers = await Promise.all([one, other].flatMap((name) => Array.from({ length: 8 }, () => tryTo(name, aChange(id)))));
    expect(answers.filter((code) => code === 'none')).toHaveLength(1);
    expect(answers.filter((code) => code === 'valid_status_transitions')).toHaveLength(15);
    expect(await stepsOf(service.db, id)).toHaveLength(2);
    expect(await eventsOf(service.db, id)).toHaveLength(1);
  });

  it('of changes to the same version exactly one wins, whatever they change', async () => {
    const id = await storeBooking(service.db, confirmed);
    const names = ['change', 'reschedule', 'proposeTime', 'complete', 'change', 'reschedule'];
    const answers = await Promise.all(names.map((name) => tryTo(name, aChange(id, { ifVersion: [1] }))));
    expect(answers.filter((code) => code === 'none')).toHaveLength(1);
    expect(answers.filter((code) => code === 'version_mismatch')).toHaveLength(5);
    expect(await service.bus.request(GetBooking, { id }, inTime)).toMatchObject({ version: 2 });
  });
});

describe('scheduled_at_must_be_future', () => {
  it('is judged by the time of receipt', async () => {
    const id = await storeBooking(service.db);
    const scheduledAt = hours(-1);
    const late = { ...aChange(id), scheduledAt, confirmedBy: null };
    expect(await codeOf(service.bus.request(ConfirmBooking, late, inTime))).toBe('validation_failed');
    expect(await codeOf(service.bus.request(ConfirmBooking, { ...late, receivedAt: hours(-2) }, inTime))).toBe('none');
  });
});

describe('what cannot be changed', () => {
  it.each(everyChange)('%s of a booking that is not there is not_found', async (name) => {
    expect(await tryTo(name, aChange(uuidv7()))).toBe('not_found');
  });

  it.each(everyChange)('%s of an archived one is invalid_state', async (name) => {
    const id = await storeArchived(service.db, { status: 'confirmed', scheduled_at: new Date() });
    expect(await tryTo(name, aChange(id))).toBe('invalid_state');
  });

  it.each(everyChange)('%s of an erased one is gone, archived or not', async (name) => {
    const erased = { ...confirmed, erased_at: new Date() };
    expect(await tryTo(name, aChange(await storeBooking(service.db, erased)))).toBe('gone');
    expect(await tryTo(name, aChange(await storeArchived(service.db, erased)))).toBe('gone');
  });

  it.each(everyChange)('%s of another version is version_mismatch', async (name) => {
    const id = await storeBooking(service.db, confirmed);
    expect(await tryTo(name, aChange(id, { ifVersion: [2, 3] }))).toBe('version_mismatch');
  });
});

describe('quarantine', () => {
  it.each(everyChange)('%s: only release and cancel are for what is in it, and cancelling tells nobody', async (name) => {
    const id = await storeBooking(service.db, { quarantined_at: new Date() });
    expect(await tryTo(name, aChange(id))).toBe(['release', 'cancel'].includes(name) ? 'none' : 'invalid_state');
    const types = (await eventsOf(service.db, id)).map(({ type }) => type);
    expect(types).toEqual(name === 'release' ? ['booking.created', 'booking.released'] : []);
  });

  it('a booking that is released is told of as stored, its lead is released with it, and it is released once', async () => {
    const leadId = randomUUID();
    const id = await storeBooking(service.db, { quarantined_at: new Date(), lead_id: leadId });
    const answer = await service.bus.request(ReleaseBooking, aChange(id), inTime);
    expect(answer).toMatchObject({ booking: { quarantinedAt: null, status: 'pending', version: 2 }, warnings: [] });
    expect((await stepsOf(service.db, id)).at(-1)).toEqual({ from: 'pending', to: 'pending', actor: 'key:sales', reason: 'released' });
    expect(await eventsOf(service.db, id)).toEqual([
      { type: 'booking.created', data: expect.objectContaining({ actor: 'key:sales', booking: expect.objectContaining({ id, leadId }) }) },
      { type: 'booking.released', data: { bookingId: id, leadId, receivedAt: expect.any(String) } },
    ]);
    expect(await tryTo('release', aChange(id))).toBe('invalid_state');
  });
});

describe('resending the confirmation', () => {
  it.each([
    ['pending', 'request'],
    ['confirmed', 'invitation'],
  ])('of a %s booking asks for the %s again, and leaves it as it is', async (status, mail) => {
    const leadId = randomUUID();
    const id = await storeBooking(service.db, { status, scheduled_at: hours(48), lead_id: leadId });
    expect(await service.bus.request(ResendConfirmation, aChange(id), inTime)).toMatchObject({ booking: { version: 1 }, warnings: [] });
    expect(await eventsOf(service.db, id)).toEqual([
      { type: 'booking.confirmation_resend_requested', data: { bookingId: id, leadId, mail } },
    ]);
    expect(await stepsOf(service.db, id)).toHaveLength(1);
  });
});
