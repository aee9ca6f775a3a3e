import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type DeliveryView, GetDelivery, ListDeliveries, Redeliver } from '#contracts';
import { startStaffGateway, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';

const at = '2026-11-21T10:00:00.000Z';
const id = uuidv7();
const delivery: DeliveryView = {
  id,
  eventId: uuidv7(),
  eventType: 'booking.created',
  kind: 'webhook',
  channel: 'webhook',
  recipient: 'https://crm.example/hook',
  endpointId: uuidv7(),
  bookingId: uuidv7(),
  leadId: uuidv7(),
  status: 'failed',
  attempts: [{ at, outcome: 'failed', statusCode: 500, latencyMs: 12, response: 'no' }],
  nextAttemptAt: null,
  bounce: null,
  createdAt: at,
};

let staff: StaffGateway;
let asked: [name: string, request: unknown][];

/** Notes the request and gives the reply. */
const noting =
  <Reply>(name: string, reply: Reply) =>
  (request: unknown): Reply => {
    asked.push([name, request]);
    return reply;
  };

beforeAll(async () => {
  staff = await startStaffGateway([
    answering(ListDeliveries, noting('list', { items: [delivery], next: null })),
    answering(GetDelivery, noting('get', delivery)),
    answering(Redeliver, noting('redeliver', delivery)),
  ]);
});

beforeEach(() => {
  asked = [];
});

afterAll(() => staff.close());

const brokenOf = (body: unknown): string[] =>
  Object(body).errors.map(({ field, rule }: { field: string; rule: string }) => `${field}: ${rule}`);

describe('deliveries', () => {
  it('are listed by filters, read, and tried again with 202', async () => {
    const filter = { bookingId: uuidv7(), leadId: uuidv7(), kind: 'webhook', status: 'failed', endpointId: uuidv7() };
    const query = new URLSearchParams({ ...filter, bounced: 'true' });
    const list = await staff.call('GET', `/v1/deliveries?${query.toString()}`, { as: 'sales' });
    expect(list).toMatchObject({ status: 200, body: { items: [delivery], nextCursor: null } });
    expect(asked).toEqual([['list', { limit: 25, after: null, filter: { ...filter, bounced: true } }]]);
    expect((await staff.call('GET', `/v1/deliveries/${id}`, { as: 'sales' })).body).toEqual(delivery);
    expect(await staff.call('POST', `/v1/deliveries/${id}/redeliver`, { as: 'sales' })).toMatchObject({ status: 202, body: delivery });
    expect(asked.at(-1)).toEqual(['redeliver', { id, actor: 'key:crm', receivedAt: expect.any(String) }]);
  });

  it.each([
    ['kind=telegram', 'kind: enum_value'],
    ['status=sent', 'status: enum_value'],
    ['endpointId=1', 'endpointId: invalid_format'],
    ['bounced=yes', 'bounced: enum_value'],
    ['channel=email', 'channel: unknown_field'],
  ])('with %s are 422', async (query, broken) => {
    expect(brokenOf((await staff.call('GET', `/v1/deliveries?${query}`)).body)).toEqual([broken]);
  });
});
