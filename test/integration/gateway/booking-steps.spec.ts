import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type BookingView,
  CancelBooking,
  type Change,
  CompleteBooking,
  ConfirmBooking,
  DomainError,
  MarkNoShow,
  ReleaseBooking,
  RescheduleBooking,
  ResendConfirmation,
} from '#contracts';
import { aBookingView } from '../../support/builders/a-booking-view.js';
import { startStaffGateway, type StaffCall, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';

let staff: StaffGateway;
let booking: BookingView;
let asked: [name: string, change: Change & Record<string, unknown>][];
let refusal: DomainError | undefined;

const warnings = [{ rule: 'before_scheduled_time', message: 'It is not time yet.' }];

const changing = (name: string) => (change: Change & Record<string, unknown>) => {
  asked.push([name, change]);
  if (refusal !== undefined) throw refusal;
  return { booking: { ...booking, version: booking.version + 1 }, warnings };
};

beforeAll(async () => {
  staff = await startStaffGateway([
    answering(ConfirmBooking, (change) => changing('confirm')(change)),
    answering(RescheduleBooking, (change) => changing('reschedule')(change)),
    answering(CancelBooking, (change) => changing('cancel')(change)),
    answering(CompleteBooking, (change) => changing('complete')(change)),
    answering(MarkNoShow, (change) => changing('no-show')(change)),
    answering(ResendConfirmation, (change) => changing('resend-confirmation')(change)),
    answering(ReleaseBooking, (change) => changing('release')(change)),
  ]);
});

beforeEach(() => {
  booking = aBookingView({ version: 3 });
  asked = [];
  refusal = undefined;
});

afterAll(() => staff.close());

const post = (step: string, options: StaffCall = {}) =>
  staff.call('POST', `/v1/bookings/${booking.id}/${step}`, { as: 'sales', ...options });
const brokenOf = (body: unknown): string[] =>
  Object(body).errors.map(({ field, rule }: { field: string; rule: string }) => `${field}: ${rule}`);

const scheduledAt = '2027-01-01T09:00:00.000Z';

describe('a step of a booking', () => {
  it.each([
    ['confirm', { scheduledAt: '2027-01-01T10:00+01:00' }, { scheduledAt, confirmedBy: null }],
    ['confirm', { scheduledAt, confirmedBy: 'Ola' }, { scheduledAt, confirmedBy: 'Ola' }],
    ['reschedule', { scheduledAt }, { scheduledAt }],
    ['cancel', { reason: 'Syk' }, { reason: 'Syk' }],
    ['cancel', {}, { reason: null }],
    ['complete', {}, {}],
    ['no-show', {}, {}],
    ['resend-confirmation', {}, {}],
    ['release', {}, {}],
  ])('%s of %j is 200 with the booking, its version, and warnings beside its fields', async (step, body, fields) => {
    const answer = await post(step, { body, headers: { 'if-match': '"3"' } });
    expect(answer).toMatchObject({ status: 200, body: { ...booking, version: 4, warnings } });
    expect(answer.headers.get('etag')).toBe('"4"');
    expect(asked).toEqual([[step, { id: booking.id, actor: 'key:crm', receivedAt: expect.any(String), ifVersion: [3], ...fields }]]);
  });

  it.each([['cancel'], ['complete'], ['no-show'], ['resend-confirmation'], ['release']])('%s needs no body', async (step) => {
    expect((await post(step)).status).toBe(200);
    expect((await post(step, { body: '' })).status).toBe(200);
    expect((await post(step, { body: '', headers: { 'content-type': 'text/plain' } })).status).toBe(200);
    expect(await post(step, { body: 'now', headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: 415 });
    expect(await post(step, { body: { force: true } })).toMatchObject({ status: 422 });
  });

  it.each([[{}], [{ scheduledAt: null }], [{ scheduledAt: '' }], ['']])(
    'scheduled_at_required_for_confirmed_status: confirm with %j is refused',
    async (body) => {
      const answer = await post('confirm', { body });
      expect(answer).toMatchObject({
        status: 422,
        body: {
          code: 'scheduled_at_required_for_confirmed_status',
          errors: [{ field: 'scheduledAt', rule: 'scheduled_at_required_for_confirmed_status' }],
        },
      });
      expect(asked).toEqual([]);
    },
  );

  it.each([
    ['confirm', { scheduledAt: 'soon' }, 'scheduledAt: invalid_format'],
    ['reschedule', {}, 'scheduledAt: required_fields_present'],
    ['cancel', { reason: 7 }, 'reason: invalid_type'],
  ])('%s with %j is 422', async (step, body, broken) => {
    expect(brokenOf((await post(step, { body })).body)).toEqual([broken]);
  });

  it.each([
    ['valid_status_transitions', 409],
    ['invalid_state', 409],
    ['version_mismatch', 412],
    ['not_found', 404],
  ] as const)('that the service refuses with %s is %s', async (code, status) => {
    refusal = new DomainError({ code, detail: 'No.' });
    expect(await post('complete')).toMatchObject({ status, body: { code, detail: 'No.' } });
  });

  it('scheduled_at_must_be_future: tells what the service judged by the time of receipt', async () => {
    refusal = DomainError.validationFailed([
      { field: 'scheduledAt', rule: 'scheduled_at_must_be_future', message: 'Must be in the future.' },
    ]);
    const answer = await post('confirm', { body: { scheduledAt: '2020-01-01T00:00:00Z' } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(brokenOf(answer.body)).toEqual(['scheduledAt: scheduled_at_must_be_future']);
  });
});
