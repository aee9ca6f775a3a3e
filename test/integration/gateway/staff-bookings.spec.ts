import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  type BookingView,
  type Change,
  ChangeBooking,
  DomainError,
  GetBooking,
  GetBookingHistory,
  ListBookings,
  type ListBookingsRequest,
  ListDeliveries,
  type ListDeliveriesRequest,
} from '#contracts';
import { aBookingView } from '../../support/builders/a-booking-view.js';
import { startStaffGateway, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';

let staff: StaffGateway;
let booking: BookingView;
let lists: (ListBookingsRequest | ListDeliveriesRequest)[];
let asked: [name: string, change: Change & Record<string, unknown>][];
let refusal: DomainError | undefined;

const notFound = new DomainError({ code: 'not_found', detail: 'There is no such booking.' });
const warnings = [{ rule: 'before_scheduled_time', message: 'It is not time yet.' }];

const changing = (name: string) => (change: Change & Record<string, unknown>) => {
  asked.push([name, change]);
  if (refusal !== undefined) throw refusal;
  if (change.id !== booking.id) throw notFound;
  return { booking: { ...booking, version: booking.version + 1 }, warnings };
};

beforeAll(async () => {
  staff = await startStaffGateway([
    answering(ListBookings, (request) => {
      lists.push(request);
      return { items: [booking], next: booking.id };
    }),
    answering(GetBooking, ({ id }) => {
      if (id !== booking.id) throw notFound;
      return booking;
    }),
    answering(GetBookingHistory, () => ({
      items: [{ from: null, to: 'pending' as const, actor: 'contact', reason: null, at: booking.createdAt }],
    })),
    answering(ListDeliveries, (request) => {
      lists.push(request);
      return { items: [], next: null };
    }),
    answering(ChangeBooking, (change) => changing('change')(change)),
  ]);
});

beforeEach(() => {
  booking = aBookingView({ version: 3 });
  lists = [];
  asked = [];
  refusal = undefined;
});

afterAll(() => staff.close());

const get = (path: string) => staff.call('GET', path, { as: 'sales' });
const patch = (body: unknown, headers: Record<string, string> = {}) =>
  staff.call('PATCH', `/v1/bookings/${booking.id}`, { as: 'sales', body, headers });
const brokenOf = (body: unknown): string[] =>
  Object(body).errors.map(({ field, rule }: { field: string; rule: string }) => `${field}: ${rule}`);

describe('the list of bookings', () => {
  it('has the newest 25 and a cursor that leads on', async () => {
    const answer = await get('/v1/bookings');
    expect(answer).toMatchObject({ status: 200, body: { items: [booking], nextCursor: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/) } });
    expect(lists).toEqual([{ limit: 25, after: null, filter: { quarantined: false, archived: false } }]);
    await get(`/v1/bookings?limit=100&cursor=${Object(answer.body).nextCursor}`);
    expect(lists[1]).toMatchObject({ limit: 100, after: booking.id });
  });

  it('has every filter that is given', async () => {
    const leadId = uuidv7();
    const organizationId = uuidv7();
    const filter = {
      status: 'confirmed',
      leadId: leadId.toUpperCase(),
      organizationId,
      email: ' Kari@FYLKESLAGET.example ',
      createdFrom: '2026-11-01T00:00+01:00',
      createdTo: '2026-10-01T00:00:00Z',
      scheduledFrom: '2026-12-01T00:00:00Z',
      scheduledTo: '2026-12-02T00:00:00Z',
      q: 'likeperson',
      quarantined: 'true',
      archived: 'true',
    };
    expect((await get(`/v1/bookings?${new URLSearchParams(filter).toString()}`)).status).toBe(200);
    expect(lists).toEqual([
      {
        limit: 25,
        after: null,
        filter: {
          status: 'confirmed',
          leadId,
          organizationId,
          email: 'kari@fylkeslaget.example',
          createdFrom: '2026-10-31T23:00:00.000Z',
          createdTo: '2026-10-01T00:00:00.000Z',
          scheduledFrom: '2026-12-01T00:00:00.000Z',
          scheduledTo: '2026-12-02T00:00:00.000Z',
          q: 'likeperson',
          quarantined: true,
          archived: true,
        },
      },
    ]);
  });

  it.each([
    ['foo=bar', 'foo: unknown_field'],
    ['status=won', 'status: status_enum_value'],
    ['status=pending&status=confirmed', 'status: invalid_type'],
    ['email=kari', 'email: email_format_valid'],
    ['leadId=42', 'leadId: invalid_format'],
    ['createdFrom=yesterday', 'createdFrom: invalid_format'],
    [`q=${'x'.repeat(201)}`, 'q: max_length'],
    ['quarantined=yes', 'quarantined: enum_value'],
    ['quarantined=true&quarantined=false', 'quarantined: invalid_type'],
    ['limit=0', 'limit: out_of_range'],
    ['limit=101', 'limit: out_of_range'],
    ['limit=-1', 'limit: out_of_range'],
    ['limit=ten', 'limit: invalid_type'],
    ['limit=2.5', 'limit: invalid_type'],
    ['limit=1&limit=2', 'limit: invalid_type'],
    ['cursor=abc', 'cursor: invalid_format'],
    ['cursor=%C3%A6', 'cursor: invalid_format'],
    [`cursor=${uuidv7()}`, 'cursor: invalid_format'],
    [`cursor=${'A'.repeat(21)}B`, 'cursor: invalid_format'],
    ['__proto__=1', '__proto__: unknown_field'],
  ])('with %s is 422', async (query, broken) => {
    const answer = await get(`/v1/bookings?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(brokenOf(answer.body)).toEqual([broken]);
    expect(lists).toEqual([]);
  });
});

describe('one booking', () => {
  it('comes with its version as ETag', async () => {
    const answer = await get(`/v1/bookings/${booking.id.toUpperCase()}`);
    expect(answer).toMatchObject({ status: 200, body: booking });
    expect(answer.headers.get('etag')).toBe('"3"');
  });

  it.each([['42'], ['%00'], ['constructor'], ['0192f0c1-2b3c-7d4e-8f50-11223344556g']])('%s is 404: no id', async (id) => {
    expect(await get(`/v1/bookings/${id}`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('that is none is 404 before the body is judged', async () => {
    expect(await staff.call('PATCH', '/v1/bookings/42', { body: { nope: 'x' } })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });

  it('that is not there is 404, and so are its history’s mails', async () => {
    expect((await get(`/v1/bookings/${uuidv7()}`)).status).toBe(404);
    expect((await get(`/v1/bookings/${uuidv7()}/deliveries`)).status).toBe(404);
  });

  it('tells its history and its deliveries', async () => {
    expect((await get(`/v1/bookings/${booking.id}/history`)).body).toEqual({
      items: [{ from: null, to: 'pending', actor: 'contact', reason: null, at: booking.createdAt }],
    });
    expect((await get(`/v1/bookings/${booking.id}/deliveries?limit=5`)).body).toEqual({ items: [], nextCursor: null });
    expect(lists).toEqual([{ limit: 5, after: null, filter: { bookingId: booking.id } }]);
  });

  it.each([['sales'], ['admin'], [null]] as const)('no_delete_of_bookings: cannot be deleted by %s', async (as) => {
    const answer = await staff.call('DELETE', `/v1/bookings/${booking.id}`, { as });
    expect(answer).toMatchObject({ status: 405, body: { code: 'no_delete_of_bookings' } });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, PATCH');
  });
});

describe('PATCH of a booking', () => {
  it('sends the fields as they are read, with who, when and for which versions', async () => {
    const before = Date.now();
    const answer = await patch(
      { contactPhone: '22 86 44 00', contactRole: null, organizationSize: '1000+', notes: ' Ring\nførst ', preferredDate: null },
      { 'if-match': '"3", W/"4", "5"' },
    );
    expect(answer).toMatchObject({ status: 200, body: { ...booking, version: 4, warnings } });
    expect(answer.headers.get('etag')).toBe('"4"');
    const [[, change] = []] = asked;
    expect(change).toEqual({
      id: booking.id,
      actor: 'key:crm',
      receivedAt: expect.any(String),
      ifVersion: [3, 5],
      fields: { contactPhone: '+4722864400', contactRole: null, organizationSize: '1000+', notes: 'Ring\nførst', preferredDate: null },
    });
    expect(Date.parse(change?.receivedAt ?? '')).toBeGreaterThanOrEqual(before);
  });

  it.each([
    ['{}', {}, ['body: required_fields_present']],
    ['its status', { status: 'confirmed' }, ['status: unknown_field']],
    ['its contact', { contactEmail: 'x@example.no' }, ['contactEmail: unknown_field']],
    ['null for what is required', { organizationName: null }, ['organizationName: required_fields_present']],
    ['a short name', { organizationName: 'X' }, ['organizationName: organization_name_min_length']],
    ['a phone that is none', { contactPhone: '12' }, ['contactPhone: phone_format_if_provided']],
    ['markup', { notes: '<b>' }, ['notes: xss_sanitization']],
  ])('with %s is 422', async (_what, body, broken) => {
    const answer = await patch(body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(brokenOf(answer.body)).toEqual(broken);
    expect(asked).toEqual([]);
  });

  it.each([
    ['absent', undefined, undefined],
    ['*', '*', undefined],
    ['a weak tag', 'W/"3"', []],
    ['no tag', '3', []],
    ['a tag that is no version', '"abc"', []],
  ])('with If-Match %s', async (_what, ifMatch, ifVersion) => {
    await patch({ notes: 'x' }, ifMatch === undefined ? {} : { 'if-match': ifMatch });
    expect(asked[0]?.[1].ifVersion).toEqual(ifVersion);
  });

  it('of another version is 412', async () => {
    refusal = new DomainError({ code: 'version_mismatch', detail: 'It is of version 4.' });
    expect(await patch({ notes: 'x' }, { 'if-match': '"3"' })).toMatchObject({ status: 412, body: { code: 'version_mismatch' } });
  });

  it('without a body is 400', async () => {
    expect(await staff.call('PATCH', `/v1/bookings/${booking.id}`)).toMatchObject({ status: 400, body: { code: 'malformed_request' } });
  });
});
