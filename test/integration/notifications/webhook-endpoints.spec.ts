import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { z } from 'zod';
import {
  ChangeWebhookEndpoint,
  type CommandContract,
  CreateWebhookEndpoint,
  DeleteWebhookEndpoint,
  GetDelivery,
  GetWebhookEndpoint,
  ListDeliveries,
  ListWebhookEndpoints,
  Redeliver,
  RotateWebhookSecret,
  TestWebhookEndpoint,
} from '#contracts';
import { defaultEndpointId } from '../../../apps/notifications/src/deliveries/default-endpoint.js';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { deliveriesOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings } from '../../support/notifications.js';

let around: NotificationsSurroundings;

beforeAll(async () => {
  around = await notificationsSurroundings();
  await around.start();
});
afterAll(() => around.close());

const ask = <Request extends z.ZodType, Reply extends z.ZodType>(command: CommandContract<Request, Reply>, request: z.input<Request>) =>
  around.bus.request(command, request, { withinMs: 5_000 });
const change = (id: string) => ({ id, actor: 'user:admin', receivedAt: new Date().toISOString() });

/** An endpoint at a path of its own. */
const create = (settings: Partial<z.input<typeof CreateWebhookEndpoint.request>> = {}) =>
  ask(CreateWebhookEndpoint, {
    url: `${around.receiver.hookUrl}/${randomUUID()}`,
    types: ['booking.created'],
    enabled: true,
    description: null,
    ...settings,
  });
const requestsTo = async (url: string) => (await around.receiver.requests()).filter(({ path }) => path === new URL(url).pathname);
const theRequestTo = (url: string) =>
  eventually(async () => {
    const [request, ...more] = await requestsTo(url);
    expect(more).toEqual([]);
    if (request === undefined) throw new Error('Nothing was posted');
    return request;
  });
const verify = (secret: string, { body, headers }: { body: string; headers: Record<string, string> }): unknown =>
  new Webhook(secret).verify(body, headers);

/** Publishes a booking, and waits until all are told. */
async function aBookingTold() {
  const event = aBookingCreated();
  await around.publish(event);
  await eventually(async () => {
    const statuses = (await deliveriesOf(around.db, event.id)).map(({ status }) => status);
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses).not.toContain('pending');
  });
  return event;
}

describe('a webhook endpoint', () => {
  it('is made with a secret that is shown this once, and that signs', async () => {
    const { secret, ...endpoint } = await create({ description: 'CRM' });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await ask(GetWebhookEndpoint, { id: endpoint.id })).toEqual(endpoint);
    const { items } = await ask(ListWebhookEndpoints, { limit: 100, after: null });
    expect(items).toContainEqual(endpoint);
    expect(JSON.stringify(items)).not.toContain('whsec_');
    await aBookingTold();
    expect(verify(secret, await theRequestTo(endpoint.url))).toMatchObject({ type: 'booking.created' });
  });

  it('is listed newest first, page by page', async () => {
    const made = [await create(), await create(), await create()].map(({ id }) => id).toReversed();
    const first = await ask(ListWebhookEndpoints, { limit: 2, after: null });
    expect(first.items.map(({ id }) => id)).toEqual(made.slice(0, 2));
    expect(first.next).toBe(made[1]);
    const second = await ask(ListWebhookEndpoints, { limit: 1, after: first.next });
    expect(second.items.map(({ id }) => id)).toEqual(made.slice(2));
  });

  test.each([
    ['http', 'http://crm.example/hook'],
    ['with credentials', 'https://user:secret@crm.example/hook'],
    ['with a control character', 'https://crm.example/ho\nok'],
    ['of a private address', 'https://10.0.0.1/hook'],
    ['of a private address in disguise', 'https://[::ffff:10.0.0.1]/hook'],
    ['of another scheme', 'ftp://crm.example/hook'],
    ['that is none', 'crm'],
    ['of this machine', 'https://localhost/hook'],
    ['of a host that has one label', 'https://crm/hook'],
    ['of a name that is no public one', 'https://crm.internal/hook'],
  ])('is refused with an address %s, when it is made or changed', async (_what, url) => {
    const refusal = { refusal: { code: 'validation_failed', errors: [{ field: 'url', rule: 'invalid_format' }] } };
    await expect(create({ url })).rejects.toMatchObject(refusal);
    await expect(ask(ChangeWebhookEndpoint, { ...change(defaultEndpointId), fields: { url } })).rejects.toMatchObject(refusal);
  });

  test.each([
    ['no type', [], 'out_of_range'],
    ['a type twice', ['lead.created', 'lead.created'], 'invalid_format'],
  ])('is refused with %s', async (_what, types, rule) => {
    await expect(create({ types })).rejects.toMatchObject({ refusal: { errors: [{ field: 'types', rule }] } });
  });

  it('is told of what it chose, from the change on', async () => {
    const { id, url } = await create({ types: ['lead.erased'] });
    await aBookingTold();
    expect(await requestsTo(url)).toEqual([]);
    const fields = { types: ['booking.created'], description: 'CRM', url: `${url}/moved` };
    expect(await ask(ChangeWebhookEndpoint, { ...change(id), fields })).toMatchObject({ id, enabled: true, ...fields });
    await aBookingTold();
    await theRequestTo(`${url}/moved`);
    await ask(ChangeWebhookEndpoint, { ...change(id), fields: { enabled: false } });
    await aBookingTold();
    await theRequestTo(`${url}/moved`);
  });

  it('unknown is not found by anybody', async () => {
    const id = randomUUID();
    const refusal = { refusal: { code: 'not_found' } };
    await expect(ask(GetWebhookEndpoint, { id })).rejects.toMatchObject(refusal);
    await expect(ask(ChangeWebhookEndpoint, { ...change(id), fields: {} })).rejects.toMatchObject(refusal);
    for (const command of [DeleteWebhookEndpoint, RotateWebhookSecret, TestWebhookEndpoint]) {
      await expect(ask(command, change(id))).rejects.toMatchObject(refusal);
    }
  });
});

describe('a rotated secret', () => {
  it('signs, with the one before it, for a day', async () => {
    const { id, url, secret: first } = await create();
    const { secret: second } = await ask(RotateWebhookSecret, change(id));
    expect(second).not.toBe(first);
    await aBookingTold();
    const request = await theRequestTo(url);
    expect(request.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    expect(verify(first, request)).toEqual(verify(second, request));
    const { rows } = await around.db.query<{ hours: number }>(
      'SELECT extract(epoch FROM previous_secret_until - updated_at)::int / 3600 AS hours FROM webhook_endpoints WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ hours: 24 }]);
  });

  it('signs alone after that day', async () => {
    const { id, url, secret: first } = await create();
    const { secret: second } = await ask(RotateWebhookSecret, change(id));
    await around.db.query(`UPDATE webhook_endpoints SET previous_secret_until = now() - interval '1 second' WHERE id = $1`, [id]);
    await aBookingTold();
    const request = await theRequestTo(url);
    verify(second, request);
    expect(() => verify(first, request)).toThrow('No matching signature');
  });
});

describe('a test of an endpoint', () => {
  test.each([true, false])('is sent and signed, whether it is enabled or not: %s', async (enabled) => {
    const { id, url, secret } = await create({ enabled });
    const { deliveryId } = await ask(TestWebhookEndpoint, change(id));
    const request = await theRequestTo(url);
    expect(verify(secret, request)).toEqual({ type: 'endpoint.test', timestamp: expect.any(String), data: { endpointId: id } });
    expect(request.headers['webhook-id']).toBe(deliveryId);
    const delivered = { eventType: 'endpoint.test', status: 'delivered', recipient: url, endpointId: id, leadId: null };
    await eventually(async () => expect(await ask(GetDelivery, { id: deliveryId })).toMatchObject(delivered));
  });
});

describe('a deleted endpoint', () => {
  it('gets nothing more: what waited for it has failed, and what it got stays on record', async () => {
    const { id, url } = await create({ url: `http://127.0.0.1:9/${randomUUID()}` });
    const event = aBookingCreated();
    await around.db.query(`UPDATE webhook_endpoints SET enabled = id = $1`, [id]);
    await around.publish(event);
    const mine = async () => (await deliveriesOf(around.db, event.id)).find(({ recipient }) => recipient === id);
    await eventually(async () => expect(await mine()).toMatchObject({ status: 'failed' }));
    await around.db.query(`UPDATE deliveries SET status = 'pending', next_attempt_at = now() + interval '1 hour' WHERE recipient = $1`, [
      id,
    ]);
    await ask(DeleteWebhookEndpoint, change(id));
    await around.db.query(`UPDATE webhook_endpoints SET enabled = true WHERE deleted_at IS NULL`);
    const failed = await mine();
    expect(failed).toMatchObject({ status: 'failed' });
    await expect(ask(GetWebhookEndpoint, { id })).rejects.toMatchObject({ refusal: { code: 'not_found' } });
    const { items } = await ask(ListDeliveries, { limit: 10, after: null, filter: { endpointId: id } });
    expect(items).toMatchObject([{ recipient: url, endpointId: id, status: 'failed' }]);
    await expect(ask(Redeliver, change(failed?.id ?? ''))).rejects.toMatchObject({ refusal: { code: 'invalid_state' } });
    await expect(ask(DeleteWebhookEndpoint, change(id))).rejects.toMatchObject({ refusal: { code: 'not_found' } });
  });

  it('of the configuration stays deleted, and a changed one changed, after a restart', async () => {
    const moved = `${around.receiver.hookUrl}/moved`;
    await ask(ChangeWebhookEndpoint, { ...change(defaultEndpointId), fields: { url: moved } });
    await around.start();
    expect(await ask(GetWebhookEndpoint, { id: defaultEndpointId })).toMatchObject({ url: moved });
    await ask(DeleteWebhookEndpoint, change(defaultEndpointId));
    await around.start();
    await expect(ask(GetWebhookEndpoint, { id: defaultEndpointId })).rejects.toMatchObject({ refusal: { code: 'not_found' } });
  });
});
