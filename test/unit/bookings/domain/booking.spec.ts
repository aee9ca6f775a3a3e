import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { bookingStatuses, DomainError, erasedEmail, erasedText } from '#contracts';
import { privacyOf } from '#persistence';
import { Booking } from '../../../../apps/bookings/src/domain/booking.entity.js';
import { bookingLifecycle } from '../../../../apps/bookings/src/domain/booking-status.js';
import { aBooking } from '../../../support/builders/a-booking.js';

const now = new Date('2026-11-21T10:00:00.000Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);

/** Every verb that is a step of the lifecycle, with where it leads. */
const steps = {
  confirmed: (booking: Booking) => booking.confirm(hours(48), 'key:sales', now),
  cancelled: (booking: Booking) => booking.cancel('Too early'),
  completed: (booking: Booking) => booking.complete(now),
  no_show: (booking: Booking) => booking.markNoShow(now),
} as const;
const targets = ['confirmed', 'cancelled', 'completed', 'no_show'] as const;

/** Every other verb, with the statuses in which it works. */
const others = {
  reschedule: { works: ['confirmed'], verb: (booking: Booking) => booking.reschedule(hours(48), now) },
  proposeTime: { works: ['pending', 'confirmed'], verb: (booking: Booking) => booking.proposeTime(hours(48), 'mornings', now) },
  mailToResend: { works: ['pending', 'confirmed', 'completed', 'no_show'], verb: (booking: Booking) => booking.mailToResend() },
  change: { works: bookingStatuses, verb: (booking: Booking) => booking.change({ notes: 'Called.' }, now) },
  release: { works: [], verb: (booking: Booking) => booking.release() },
} as const;

const refusalOf = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.refusal;
    throw error;
  }
};
const confirmed = (scheduledAt: Date): Booking => aBooking({ status: 'confirmed', scheduledAt });
const in48Hours = () => ({ scheduledAt: hours(48) });

describe('valid_status_transitions', () => {
  const pairs = bookingStatuses.flatMap((from) => targets.map((to) => [from, to] as const));

  test.each(pairs)('a booking that is %s becomes %s only as the lifecycle says', (status, to) => {
    const booking = aBooking({ status, ...in48Hours() });
    const refusal = refusalOf(() => steps[to](booking));
    const refused = [expect.objectContaining({ code: 'valid_status_transitions' }), status];
    expect([refusal, booking.status]).toEqual(bookingLifecycle.allows(status, to) ? [undefined, to] : refused);
  });

  test('whatever is tried, and in whatever order, a booking only ever makes lawful steps', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...targets), { maxLength: 8 }), (tries) => {
        const booking = aBooking();
        for (const to of tries) {
          const from = booking.status;
          const refusal = refusalOf(() => steps[to](booking));
          expect(refusal === undefined ? bookingLifecycle.allows(from, booking.status) : booking.status === from).toBe(true);
        }
      }),
    );
  });
});

describe('what keeps the status', () => {
  const pairs = bookingStatuses.flatMap((status) =>
    Object.entries(others).map(([name, { works, verb }]) => ({ status, name, allowed: works, verb })),
  );

  test.each(pairs)('$name of a booking that is $status works only where it makes sense', ({ status, allowed, verb }) => {
    const booking = aBooking({ status, ...in48Hours() });
    const refusal = refusalOf(() => verb(booking));
    const refused = expect.objectContaining({ code: 'invalid_state' });
    const works = allowed.some((one) => one === status);
    expect([refusal, booking.status]).toEqual([works ? undefined : refused, status]);
  });

  test('the mail to send again is the invitation of a confirmed booking, else the confirmation of the request', () => {
    expect(aBooking().mailToResend()).toBe('request');
    expect(aBooking({ status: 'confirmed', ...in48Hours() }).mailToResend()).toBe('invitation');
  });

  test('a change replaces the fields that are given, null clears one', () => {
    const booking = aBooking();
    booking.change({ contactPhone: null, notes: 'Called.', preferredDate: hours(24).toISOString() }, now);
    expect(booking).toMatchObject({ contactPhone: null, notes: 'Called.', preferredDate: hours(24), contactRole: 'Daglig leder' });
    booking.change({ preferredDate: null }, now);
    expect(booking.preferredDate).toBeNull();
  });
});

describe('quarantine', () => {
  const refused = { ...steps, reschedule: others.reschedule.verb, proposeTime: others.proposeTime.verb, change: others.change.verb };

  test.each(Object.entries(refused).filter(([name]) => name !== 'cancelled'))('nothing is %s in it', (_name, verb) => {
    for (const status of ['pending', 'confirmed'] as const) {
      const booking = aBooking({ status, ...in48Hours(), quarantinedAt: now });
      expect(refusalOf(() => verb(booking))).toMatchObject({ code: 'invalid_state' });
    }
  });

  test('a booking is released from it, or cancelled in it and stays there', () => {
    const released = aBooking({ quarantinedAt: now });
    released.release();
    expect([released.quarantinedAt, released.status]).toEqual([null, 'pending']);
    const cancelled = aBooking({ quarantinedAt: now });
    cancelled.cancel(null);
    expect(cancelled.status).toBe('cancelled');
    expect(refusalOf(() => cancelled.release())).toMatchObject({ code: 'invalid_state' });
  });
});

describe('scheduled_at_must_be_future', () => {
  const violation = {
    code: 'validation_failed',
    errors: [expect.objectContaining({ field: 'scheduledAt', rule: 'scheduled_at_must_be_future' })],
  };

  test.each([hours(0), hours(-1)])('neither confirming nor rescheduling takes %p, seen from the time of receipt', (scheduledAt) => {
    const booking = aBooking({ status: 'confirmed', ...in48Hours() });
    expect(refusalOf(() => aBooking().confirm(scheduledAt, 'key:sales', now))).toMatchObject(violation);
    expect(refusalOf(() => booking.reschedule(scheduledAt, now))).toMatchObject(violation);
    expect(booking.scheduledAt).toEqual(hours(48));
  });

  test('a millisecond ahead is the future', () => {
    const booking = aBooking();
    booking.confirm(new Date(now.getTime() + 1), 'key:sales', now);
    expect(booking).toMatchObject({ status: 'confirmed', confirmedBy: 'key:sales' });
  });
});

describe('preferred_date_must_be_future', () => {
  const tooSoon = new Date(hours(24).getTime() - 1);
  const violation = { errors: [expect.objectContaining({ field: 'preferredDate', rule: 'preferred_date_must_be_future' })] };

  test('a proposal and a change take no date within 24 hours', () => {
    expect(refusalOf(() => aBooking().proposeTime(tooSoon, null, now))).toMatchObject(violation);
    expect(refusalOf(() => aBooking().change({ preferredDate: tooSoon.toISOString() }, now))).toMatchObject(violation);
    expect(refusalOf(() => aBooking().proposeTime(hours(24), null, now))).toBeUndefined();
  });
});

describe('required_fields_present', () => {
  test('a proposal has a date, a timing or both, and replaces both', () => {
    const booking = aBooking();
    expect(refusalOf(() => booking.proposeTime(null, null, now))).toMatchObject({ errors: [{ rule: 'required_fields_present' }, {}] });
    booking.proposeTime(hours(48), null, now);
    expect([booking.preferredDate, booking.preferredTiming]).toEqual([hours(48), null]);
    booking.proposeTime(null, 'mornings', now);
    expect([booking.preferredDate, booking.preferredTiming]).toEqual([null, 'mornings']);
  });
});

describe('cancellation_reason_recommended_on_cancel', () => {
  test('without a reason it works and warns, with one it does not warn', () => {
    expect(aBooking().cancel(null)).toMatchObject([{ rule: 'cancellation_reason_recommended_on_cancel', field: 'reason' }]);
    const booking = aBooking();
    expect(booking.cancel('Too early')).toEqual([]);
    expect(booking.cancellationReason).toBe('Too early');
  });
});

describe('before_scheduled_time', () => {
  test.each(['completed', 'no_show'] as const)('%s before the time works and warns, at the time it does not warn', (to) => {
    expect(steps[to](confirmed(hours(1)))).toMatchObject([{ rule: 'before_scheduled_time', field: 'scheduledAt' }]);
    expect(steps[to](confirmed(now))).toEqual([]);
  });
});

describe('lead_soft_delete_only', () => {
  const personal = [...privacyOf(Booking)].filter(([, privacy]) => privacy === 'personal').map(([name]) => name);

  test.each(bookingStatuses)('nothing personal is left of an erased booking that was %s, and it is open no more', (status) => {
    const booking = aBooking({ status, ...in48Hours() });
    for (const name of personal) Object.assign(booking, { [name]: 'Kari' });
    booking.erase(now);
    const left = Object.fromEntries(personal.map((name) => [name, Reflect.get(booking, name)]));
    const placeholders = { contactName: erasedText, contactEmail: erasedEmail(booking.leadId), organizationName: erasedText };
    expect(left).toEqual({ ...Object.fromEntries(personal.map((name) => [name, null])), ...placeholders });
    expect(booking).toMatchObject({ erasedAt: now, status: bookingLifecycle.next(status).length === 0 ? status : 'cancelled' });
  });
});
