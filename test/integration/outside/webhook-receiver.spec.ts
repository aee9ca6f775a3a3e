import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { startWebhookReceiver } from '../../../scripts/outside/webhook-receiver.js';
import { eventually } from '../../support/eventually.js';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const BODY = '{"type":"booking.created", "data":{"contactName":"<b>Kari</b>"}}';

let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
beforeEach(async () => {
  receiver = await startWebhookReceiver({ secret: SECRET });
});
afterEach(() => receiver.close());

function post(secret = SECRET, at = new Date(), path = '/hook') {
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('evt_1', at, BODY),
  };
  return fetch(receiver.url + path, { method: 'POST', headers, body: BODY, redirect: 'manual' });
}

async function requests(): Promise<unknown> {
  return (await fetch(`${receiver.url}/requests`)).json();
}

const behave = (body: unknown) => fetch(`${receiver.url}/behaviour`, { method: 'PUT', body: JSON.stringify(body) });

describe('the webhook receiver', () => {
  test('a signed request is recorded as it came, verified', async () => {
    expect((await post()).status).toBe(200);

    expect(await requests()).toEqual([
      {
        receivedAt: expect.stringMatching(/Z$/),
        path: '/hook',
        headers: expect.objectContaining({ 'webhook-id': 'evt_1', 'content-type': 'application/json' }),
        body: BODY,
        verified: true,
        status: 200,
      },
    ]);
  });

  test("a behaviour of a path is that path's alone, and the answer is recorded", async () => {
    await fetch(`${receiver.url}/behaviour`, { method: 'PUT', body: JSON.stringify({ path: '/other', status: 503 }) });
    expect((await fetch(`${receiver.url}/other`, { method: 'POST', body: BODY })).status).toBe(503);
    expect((await post()).status).toBe(200);
    expect(await requests()).toMatchObject([
      { path: '/other', status: 503 },
      { path: '/hook', status: 200 },
    ]);
  });

  test.each(['drip', 'endless'])('a body that is %s goes on for as long as it is read', async (body) => {
    await fetch(`${receiver.url}/behaviour`, { method: 'PUT', body: JSON.stringify({ path: `/${body}`, status: 200, body }) });
    const answer = await fetch(`${receiver.url}/${body}`, { method: 'POST', body: BODY });
    const reader = answer.body?.getReader();
    for (let pieces = 0; pieces < 3; pieces++) expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
  });

  test('a foreign signature, an old one and none are recorded as not verified', async () => {
    await post(`whsec_${Buffer.alloc(32, 8).toString('base64')}`);
    await post(SECRET, new Date(Date.now() - 3_600_000));
    await fetch(`${receiver.url}/hook`, { method: 'POST', body: BODY });

    expect(await requests()).toMatchObject([{ verified: false }, { verified: false }, { verified: false }]);
  });

  test('a POST to another path is recorded too, and forgotten on request', async () => {
    await post(SECRET, new Date(), '/elsewhere');
    expect(await requests()).toMatchObject([{ path: '/elsewhere', verified: true }]);

    expect((await fetch(`${receiver.url}/requests`, { method: 'DELETE' })).status).toBe(204);
    expect(await requests()).toEqual([]);
  });

  test('without a secret nothing is verified', async () => {
    const open = await startWebhookReceiver();
    await fetch(`${open.url}/hook`, { method: 'POST', body: BODY });
    const listed: unknown = await (await fetch(`${open.url}/requests`)).json();
    await open.close();

    expect(listed).toMatchObject([{ verified: false }]);
  });

  test('the page shows requests, escaped', async () => {
    await post();
    const page = await (await fetch(receiver.url)).text();

    expect(page).toContain('&lt;b&gt;Kari&lt;/b&gt;');
    expect(page).not.toContain('<b>');
    expect((await fetch(`${receiver.url}/nothing`)).status).toBe(404);
  });
});

describe('the behaviour of the receiver', () => {
  test('answers status and headers as many times as asked and then 200 again', async () => {
    await behave({ status: 503, headers: { 'retry-after': '7' }, times: 1 });
    const refused = await post();

    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('7');
    expect((await post()).status).toBe(200);
  });

  test('answers a redirect as told', async () => {
    await behave({ status: 307, headers: { location: 'http://127.0.0.1:1/' } });

    expect((await post()).status).toBe(307);
  });

  test('waits before it answers', async () => {
    await behave({ status: 204, delayMs: 200 });
    const started = performance.now();

    expect((await post()).status).toBe(204);
    expect(performance.now() - started).toBeGreaterThanOrEqual(190);
  });

  test.each([
    ['status', { status: 99 }],
    ['status', {}],
    ['headers', { status: 200, headers: { 'x-bad': 'a\nb' } }],
    ['times', { status: 200, times: 1.5 }],
    ['mode', { status: 200, mode: 'slow' }],
  ])('a wrong %s is refused with its name', async (field, body) => {
    const answer = await behave(body);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ errors: [{ field, message: expect.any(String) }] });
  });

  test('closing drops a request that is waiting', async () => {
    const own = await startWebhookReceiver();
    await fetch(`${own.url}/behaviour`, { method: 'PUT', body: JSON.stringify({ status: 200, delayMs: 60_000 }) });
    const waiting = fetch(`${own.url}/hook`, { method: 'POST', body: BODY }).catch(() => 'dropped');
    await eventually(async () => expect(await (await fetch(`${own.url}/requests`)).text()).toContain('booking.created'));
    await own.close();

    expect(await waiting).toBe('dropped');
  });
});
