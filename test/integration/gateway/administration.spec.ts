import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  ChangeWebhookEndpoint,
  CreateWebhookEndpoint,
  DeleteOrganization,
  DeleteWebhookEndpoint,
  DomainError,
  GetOrganization,
  GetWebhookEndpoint,
  ListOrganizations,
  ListWebhookEndpoints,
  type Organization,
  PutOrganization,
  RotateWebhookSecret,
  TestWebhookEndpoint,
  type WebhookEndpointView,
} from '#contracts';
import { startStaffGateway, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';

const at = '2026-11-21T10:00:00.000Z';
const id = uuidv7();
const organization: Organization = { id, name: 'Fylkeslaget', emailDomains: ['fylkeslaget.example'], createdAt: at, updatedAt: at };
const endpoint: WebhookEndpointView = {
  id,
  url: 'https://crm.example/hook',
  types: ['booking.created'],
  enabled: true,
  description: null,
  failingSince: null,
  pausedAt: null,
  createdAt: at,
  updatedAt: at,
};
const secret = 'whsec_c2VjcmV0';
const deliveryId = uuidv7();

let staff: StaffGateway;
let asked: [name: string, request: unknown][];
let known: boolean;

/** Notes the request and gives the reply, unless nothing is there. */
const noting =
  <Reply>(name: string, reply: () => Reply) =>
  (request: unknown): Reply => {
    asked.push([name, request]);
    if (!known) throw new DomainError({ code: 'not_found', detail: 'There is no such thing.' });
    return reply();
  };

beforeAll(async () => {
  staff = await startStaffGateway([
    answering(
      ListOrganizations,
      noting('list', () => ({ items: [organization], next: null })),
    ),
    answering(
      GetOrganization,
      noting('get', () => organization),
    ),
    answering(PutOrganization, (request) => {
      asked.push(['put', request]);
      return { organization, created: !known };
    }),
    answering(
      DeleteOrganization,
      noting('delete', () => ({})),
    ),
    answering(
      ListWebhookEndpoints,
      noting('list', () => ({ items: [endpoint], next: id })),
    ),
    answering(
      GetWebhookEndpoint,
      noting('get', () => endpoint),
    ),
    answering(
      CreateWebhookEndpoint,
      noting('create', () => ({ ...endpoint, secret })),
    ),
    answering(
      ChangeWebhookEndpoint,
      noting('change', () => endpoint),
    ),
    answering(
      DeleteWebhookEndpoint,
      noting('delete', () => ({})),
    ),
    answering(
      RotateWebhookSecret,
      noting('rotate', () => ({ ...endpoint, secret })),
    ),
    answering(
      TestWebhookEndpoint,
      noting('test', () => ({ deliveryId })),
    ),
  ]);
});

beforeEach(() => {
  asked = [];
  known = true;
});

afterAll(() => staff.close());

const brokenOf = (body: unknown): string[] =>
  Object(body).errors.map(({ field, rule }: { field: string; rule: string }) => `${field}: ${rule}`);
const change = { id, actor: 'key:operations', receivedAt: expect.any(String) };

describe('what takes an admin', () => {
  it.each([
    ['GET', '/v1/organizations'],
    ['GET', '/v1/organizations/{id}'],
    ['PUT', '/v1/organizations/{id}'],
    ['DELETE', '/v1/organizations/{id}'],
    ['GET', '/v1/webhook-endpoints'],
    ['POST', '/v1/webhook-endpoints'],
    ['GET', '/v1/webhook-endpoints/{id}'],
    ['PATCH', '/v1/webhook-endpoints/{id}'],
    ['DELETE', '/v1/webhook-endpoints/{id}'],
    ['POST', '/v1/webhook-endpoints/{id}/rotate-secret'],
    ['POST', '/v1/webhook-endpoints/{id}/test'],
  ])('%s %s is 403 for sales', async (method, path) => {
    expect(await staff.call(method, path.replace('{id}', id), { as: 'sales' })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(asked).toEqual([]);
  });
});

describe('organizations', () => {
  it('are listed and read', async () => {
    expect(await staff.call('GET', '/v1/organizations?limit=2')).toMatchObject({
      status: 200,
      body: { items: [organization], nextCursor: null },
    });
    expect(asked).toEqual([['list', { limit: 2, after: null }]]);
    expect((await staff.call('GET', `/v1/organizations/${id}`)).body).toEqual(organization);
    expect((await staff.call('GET', '/v1/organizations/42')).status).toBe(404);
    expect(brokenOf((await staff.call('GET', '/v1/organizations?q=x')).body)).toEqual(['q: unknown_field']);
  });

  it('are made by PUT with 201, replaced with 200; domains are told apart as email knows them', async () => {
    const body = { name: 'Fylkeslaget', emailDomains: ['Fylkeslaget.example', 'blåbær.no', 'fylkeslaget.EXAMPLE'] };
    known = false;
    expect(await staff.call('PUT', `/v1/organizations/${id}`, { body })).toMatchObject({ status: 201, body: organization });
    known = true;
    expect(await staff.call('PUT', `/v1/organizations/${id}`, { body })).toMatchObject({ status: 200, body: organization });
    expect(asked[0]).toEqual(['put', { id, name: 'Fylkeslaget', emailDomains: ['fylkeslaget.example', 'xn--blbr-roah.no'] }]);
  });

  it.each([
    ['no domain', { name: 'Fylkeslaget', emailDomains: [] }, ['emailDomains: out_of_range']],
    [
      'more than 100',
      { name: 'Fylkeslaget', emailDomains: Array.from({ length: 101 }, (_, n) => `d${n}.no`) },
      ['emailDomains: max_length'],
    ],
    ['an address', { name: 'Fylkeslaget', emailDomains: ['kari@example.no'] }, ['emailDomains.0: invalid_format']],
    ['a URL', { name: 'Fylkeslaget', emailDomains: ['example.no', 'https://example.no'] }, ['emailDomains.1: invalid_format']],
    ['a name without a dot', { name: 'Fylkeslaget', emailDomains: ['localhost'] }, ['emailDomains.0: invalid_format']],
    ['a number', { name: 'Fylkeslaget', emailDomains: [7] }, ['emailDomains.0: invalid_type']],
    ['no list', { name: 'Fylkeslaget', emailDomains: 'example.no' }, ['emailDomains: invalid_type']],
    ['nothing', {}, ['name: required_fields_present', 'emailDomains: required_fields_present']],
  ])('with %s are 422', async (_what, body, broken) => {
    expect(brokenOf((await staff.call('PUT', `/v1/organizations/${id}`, { body })).body)).toEqual(broken);
  });

  it('are deleted with 204 and nothing more', async () => {
    expect(await staff.call('DELETE', `/v1/organizations/${id}`)).toMatchObject({ status: 204, body: '' });
    known = false;
    expect((await staff.call('DELETE', `/v1/organizations/${id}`)).status).toBe(404);
  });
});

describe('webhook endpoints', () => {
  it('are made with 201 and their secret, for booking.created and enabled unless it says otherwise', async () => {
    const answer = await staff.call('POST', '/v1/webhook-endpoints', { body: { url: endpoint.url } });
    expect(answer).toMatchObject({ status: 201, body: { ...endpoint, secret } });
    expect(answer.headers.get('location')).toBe(`/v1/webhook-endpoints/${id}`);
    const body = { url: endpoint.url, types: ['lead.erased', 'lead.erased'], enabled: false, description: 'CRM' };
    await staff.call('POST', '/v1/webhook-endpoints', { body });
    expect(asked).toEqual([
      ['create', { url: endpoint.url, types: ['booking.created'], enabled: true, description: null }],
      ['create', { ...body, types: ['lead.erased'] }],
    ]);
  });

  it('are listed, read and changed without it', async () => {
    const list = await staff.call('GET', '/v1/webhook-endpoints');
    expect(list.body).toEqual({ items: [endpoint], nextCursor: expect.any(String) });
    expect((await staff.call('GET', `/v1/webhook-endpoints/${id}`)).body).toEqual(endpoint);
    const body = { enabled: false, description: null };
    expect((await staff.call('PATCH', `/v1/webhook-endpoints/${id}`, { body })).body).toEqual(endpoint);
    expect(asked.at(-1)).toEqual(['change', { ...change, fields: body }]);
  });

  it.each([
    ['POST', {}, ['url: required_fields_present']],
    ['POST', { url: 'ftp://crm.example' }, ['url: invalid_format']],
    ['POST', { url: endpoint.url, types: [] }, ['types: out_of_range']],
    ['POST', { url: endpoint.url, types: ['booking.eaten'] }, ['types.0: enum_value']],
    ['POST', { url: endpoint.url, enabled: 'yes' }, ['enabled: invalid_type']],
    ['POST', { url: endpoint.url, secret }, ['secret: unknown_field']],
    ['PATCH', {}, ['body: required_fields_present']],
    ['PATCH', { url: null }, ['url: required_fields_present']],
  ])('%s with %j is 422', async (method, body, broken) => {
    const path = method === 'POST' ? '/v1/webhook-endpoints' : `/v1/webhook-endpoints/${id}`;
    expect(brokenOf((await staff.call(method, path, { body })).body)).toEqual(broken);
    expect(asked).toEqual([]);
  });

  it('get a new secret, a test and an end', async () => {
    expect(await staff.call('POST', `/v1/webhook-endpoints/${id}/rotate-secret`)).toMatchObject({ status: 200, body: { secret } });
    const test = await staff.call('POST', `/v1/webhook-endpoints/${id}/test`, { body: {} });
    expect(test).toMatchObject({ status: 202, body: { deliveryId } });
    expect(test.headers.get('location')).toBe(`/v1/deliveries/${deliveryId}`);
    expect((await staff.call('DELETE', `/v1/webhook-endpoints/${id}`)).status).toBe(204);
    expect(asked).toEqual([
      ['rotate', change],
      ['test', change],
      ['delete', change],
    ]);
  });
});
