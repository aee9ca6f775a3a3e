import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { GetBooking, ListBookings, ListOrganizations } from '#contracts';
import { createApiKey, revokeApiKey } from '../../../apps/gateway/src/auth/keep-api-keys.js';
import { aBookingView } from '../../support/builders/a-booking-view.js';
import { eventually } from '../../support/eventually.js';
import { startStaffGateway, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';

let staff: StaffGateway;
/** Calls that reached a service. */
let reached = 0;

beforeAll(async () => {
  staff = await startStaffGateway([
    answering(ListBookings, () => ((reached += 1), { items: [], next: null })),
    answering(ListOrganizations, () => ((reached += 1), { items: [], next: null })),
    answering(GetBooking, ({ id }) => ((reached += 1), aBookingView({ id }))),
  ]);
});

beforeEach(() => {
  reached = 0;
});

afterAll(() => staff.close());

const withToken = (token: string, path = '/v1/bookings') => staff.call('GET', path, { as: null, headers: { authorization: token } });

describe('a call of the sales team', () => {
  it('takes a key', async () => {
    expect(await staff.call('GET', '/v1/bookings', { as: 'sales' })).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
    expect(reached).toBe(1);
  });

  it('without credentials is 401, and says that a token is wanted', async () => {
    const answer = await staff.call('GET', '/v1/bookings', { as: null });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated', status: 401 } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it.each([
    ['a key that is nobody’s', 'Bearer dbk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['no key at all', 'Bearer '],
    ['another scheme', 'Basic a2FyaTpoZW1tZWxpZw=='],
    ['a JWT, where there is no issuer', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJrYXJpIn0.'],
    ['two tokens', 'Bearer one two'],
  ])('with %s is 401, says so, and reaches no service', async (_what, token) => {
    const answer = await withToken(token);
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(reached).toBe(0);
  });

  it('is known by the scheme in any case', async () => {
    expect((await withToken(`bearer ${staff.keys.sales}`)).status).toBe(200);
  });

  it('that takes an admin is 403 for sales, and reaches no service', async () => {
    const answer = await staff.call('GET', '/v1/organizations', { as: 'sales' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope"');
    expect(reached).toBe(0);
  });

  it('an admin may make, whichever it is', async () => {
    expect((await staff.call('GET', '/v1/organizations')).status).toBe(200);
    expect((await staff.call('GET', '/v1/bookings')).status).toBe(200);
  });

  it.each([
    ['a wrong filter', 'GET', '/v1/bookings?status=none'],
    ['an id that is none', 'GET', '/v1/bookings/42'],
    ['a body that breaks rules', 'PATCH', `/v1/leads/${uuidv7()}`],
    ['a role that it has not, with an id that is none', 'GET', '/v1/webhook-endpoints/42'],
  ])('is judged by who makes it before %s', async (_what, method, path) => {
    const body = method === 'PATCH' ? { status: 'won' } : undefined;
    expect((await staff.call(method, path, { as: null, body })).status).toBe(401);
  });
});

describe('the file of the keys', () => {
  it('is read again when it changes: a new key is taken, a revoked one is not', async () => {
    const key = await createApiKey(staff.keys.file, { name: 'new.one', role: 'sales', at: new Date() });
    await eventually(async () => expect((await withToken(`Bearer ${key}`)).status).toBe(200));
    await revokeApiKey(staff.keys.file, { name: 'new.one', at: new Date() });
    await eventually(async () => expect((await withToken(`Bearer ${key}`)).status).toBe(401));
    expect((await staff.call('GET', '/v1/bookings')).status).toBe(200);
  });

  it('holds no key', async () => {
    const text = await readFile(staff.keys.file, 'utf8');
    expect(text).not.toContain(staff.keys.sales);
    expect(text).not.toContain(staff.keys.sales.slice('dbk_'.length));
  });
});
