import { afterEach, describe, expect, it, test } from '@jest/globals';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { WebhookChannel } from '../../../../apps/notifications/src/channels/webhook.channel.js';
import { startEndpoint, type Endpoint } from './endpoint.js';

const SECRETS = ['whsec_bmV3IHNlY3JldCBuZXcgc2VjcmV0IG5ldw==', 'whsec_b2xkIHNlY3JldCBvbGQgc2VjcmV0IG9sZA=='];
const body = JSON.stringify({ type: 'booking.created', timestamp: '2026-11-21T09:00:00Z', data: { organizationName: 'Blåbær & sønner' } });
const endpoints: Endpoint[] = [];
const channels: WebhookChannel[] = [];

afterEach(async () => {
  for (const channel of channels.splice(0)) channel.close();
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
});

async function postTo(handle: RequestListener, options: { timeoutMs?: number; at?: Date } = {}) {
  const endpoint = await startEndpoint(handle);
  const channel = new WebhookChannel({ allowedHosts: ['127.0.0.1'], timeoutMs: options.timeoutMs ?? 5_000 });
  endpoints.push(endpoint);
  channels.push(channel);
  const url = `http://127.0.0.1:${endpoint.port}/hook?source=demo`;
  const send = () => channel.post({ url, secrets: SECRETS, webhookId: 'delivery-1', body, at: options.at ?? new Date() });
  return { endpoint, channel, send, result: await send() };
}

describe('webhook_notification_on_create: a POST to a sales endpoint', () => {
  it('carries the body and signatures that the official library verifies with each secret', async () => {
    const received: { headers: IncomingHttpHeaders; text: string; line: string }[] = [];
    const { result } = await postTo((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.once('end', () => {
        received.push({ headers: request.headers, text: Buffer.concat(chunks).toString(), line: `${request.method} ${request.url}` });
        response.end('thanks');
      });
    });
    expect(result).toEqual({ outcome: 'delivered', permanent: false, statusCode: 200, response: 'thanks' });
    const [only] = received;
    expect(received).toHaveLength(1);
    expect(only?.line).toBe('POST /hook?source=demo');
    expect(only?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'delivery-1',
      'user-agent': 'demo-booking-webhooks/1',
    });
    const signed = {
      'webhook-id': String(only?.headers['webhook-id']),
      'webhook-timestamp': String(only?.headers['webhook-timestamp']),
      'webhook-signature': String(only?.headers['webhook-signature']),
    };
    for (const secret of SECRETS) expect(new Webhook(secret).verify(only?.text ?? '', signed)).toEqual(JSON.parse(body));
  });

  test.each([200, 201, 202, 204, 299])('is delivered by a %d', async (status) => {
    const { result } = await postTo((_request, response) => response.writeHead(status).end());
    expect(result).toMatchObject({ outcome: 'delivered', permanent: false, statusCode: status });
  });

  test.each([400, 401, 404, 429, 500, 503])('fails with a %d, and may be tried again', async (status) => {
    const { result } = await postTo((_request, response) => response.writeHead(status).end('no'));
    expect(result).toEqual({ outcome: 'failed', permanent: false, statusCode: status, reason: 'http_status', response: 'no' });
  });

  it('fails for good with a 410', async () => {
    const { result } = await postTo((_request, response) => response.writeHead(410).end());
    expect(result).toMatchObject({ outcome: 'failed', permanent: true, statusCode: 410, reason: 'gone' });
  });

  test.each([301, 302, 303, 307, 308])('fails with a redirect by %d, which is not followed', async (status) => {
    const paths: (string | undefined)[] = [];
    const { result } = await postTo((request, response) => {
      paths.push(request.url);
      response.writeHead(status, { location: `http://${request.headers.host}/elsewhere` }).end();
    });
    expect(result).toMatchObject({ outcome: 'failed', permanent: false, statusCode: status, reason: 'redirect_refused' });
    expect(paths).toEqual(['/hook?source=demo']);
  });

  test.each(['upgrade: websocket\r\nconnection: upgrade\r\n', ''])('fails with a 101, and nothing is left of it: %j', async (headers) => {
    const closed = Promise.withResolvers<void>();
    const { result } = await postTo((request) => {
      request.socket.once('close', () => closed.resolve());
      request.socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`);
    });
    expect(result).toEqual({ outcome: 'failed', permanent: false, statusCode: 101, reason: 'http_status', response: '' });
    await closed.promise;
  });

  it('is delivered by a 200 that comes after answers that only inform', async () => {
    const { result } = await postTo((_request, response) => {
      response.writeContinue();
      response.writeProcessing();
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.end();
    });
    expect(result).toMatchObject({ outcome: 'delivered', statusCode: 200 });
  });

  it('is unknown when answers that only inform go on and on', async () => {
    const begun = performance.now();
    const { result } = await postTo((request) => {
      const inform = setInterval(() => request.socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5);
      request.socket.once('close', () => clearInterval(inform));
    });
    expect(result).toEqual({ outcome: 'unknown', permanent: false, reason: 'no_final_answer' });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('hands back how long the endpoint asks to be left alone, a day at most', async () => {
    const at = new Date('2026-11-21T09:00:00Z');
    for (const [header, seconds] of [
      ['90', 90],
      ['Sat, 21 Nov 2026 09:02:00 GMT', 120],
      ['9999999', 86_400],
    ] as const) {
      const { result } = await postTo((_request, response) => response.writeHead(503, { 'retry-after': header }).end(), { at });
      expect(result.retryAfterSeconds).toBe(seconds);
    }
  });

  it('fails when nobody listens', async () => {
    const { endpoint, send } = await postTo((_request, response) => response.end());
    await endpoint.close();
    expect(await send()).toEqual({ outcome: 'failed', permanent: false, reason: 'connection_refused' });
    endpoints.length = 0;
  });

  it('is unknown when the connection is lost before an answer', async () => {
    const { result } = await postTo((request) => request.socket.destroy());
    expect(result).toEqual({ outcome: 'unknown', permanent: false, reason: 'connection_lost' });
  });

  it('is unknown when no answer comes in time', async () => {
    const { result } = await postTo(() => undefined, { timeoutMs: 150 });
    expect(result).toEqual({ outcome: 'unknown', permanent: false, reason: 'timeout' });
  });

  it('is unknown when its headers drip past the deadline', async () => {
    const begun = performance.now();
    const { result } = await postTo(
      (request) => {
        request.socket.write('HTTP/1.1 200 OK\r\n');
        const drip = setInterval(() => request.socket.write('x-drip: 1\r\n'), 20);
        request.socket.once('close', () => clearInterval(drip));
      },
      { timeoutMs: 300 },
    );
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(result).toEqual({ outcome: 'unknown', permanent: false, reason: 'timeout' });
  });

  it('is unknown when its headers do not end, and no more than some KB of them are read', async () => {
    const { result } = await postTo((request) => {
      request.socket.write('HTTP/1.1 200 OK\r\n');
      const header = `x-endless: ${'a'.repeat(1_000)}\r\n`;
      const pour = setInterval(() => request.socket.write(header), 1);
      request.socket.once('close', () => clearInterval(pour));
    });
    expect(result).toEqual({ outcome: 'unknown', permanent: false, reason: 'malformed_response' });
  });

  it('is unknown when the answer is not HTTP', async () => {
    const { result } = await postTo((request) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(result).toEqual({ outcome: 'unknown', permanent: false, reason: 'malformed_response' });
  });

  it('is unknown when the channel is closed before an answer', async () => {
    const arrived = Promise.withResolvers<void>();
    let answering = true;
    const { channel, send } = await postTo((_request, response) => (answering ? response.end() : arrived.resolve()));
    answering = false;
    const sending = send();
    await arrived.promise;
    channel.close();
    expect(await sending).toEqual({ outcome: 'unknown', permanent: false, reason: 'aborted' });
    expect(await send()).toEqual({ outcome: 'failed', permanent: false, reason: 'aborted' });
  });
});

describe('the answer of an endpoint', () => {
  it('counts by its status, and a dripping body is left at the deadline', async () => {
    const begun = performance.now();
    const { result } = await postTo(
      (_request, response) => {
        response.writeHead(200).write('a');
        const drip = setInterval(() => response.write('b'), 20);
        response.once('close', () => clearInterval(drip));
      },
      { timeoutMs: 200 },
    );
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(result).toMatchObject({ outcome: 'delivered', statusCode: 200, response: expect.stringMatching(/^ab*$/) });
  });

  it('is read no further than 64 KB, and its first 2 KB are kept', async () => {
    let written = 0;
    const { result } = await postTo((_request, response) => {
      const chunk = Buffer.alloc(16 * 1024, 'x');
      const write = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length;
        response.once('drain', write);
      };
      write();
    });
    expect(result).toEqual({ outcome: 'delivered', permanent: false, statusCode: 200, response: 'x'.repeat(2048) });
    expect(written).toBeLessThan(32 * 1024 * 1024);
  });

  it('does not fill the memory when it is endless, at 40 endpoints at a time', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const { send } = await postTo((_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', write);
      };
      write();
    });
    const before = process.memoryUsage().arrayBuffers;
    const results = await Promise.all(Array.from({ length: 40 }, send));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
    expect(new Set(results.map(({ response }) => response?.length))).toEqual(new Set([2048]));
  });

  it('that breaks off in its body is the answer all the same', async () => {
    const { result } = await postTo((_request, response) => {
      response.writeHead(500, { 'content-length': 100 }).write('part');
      setImmediate(() => response.destroy());
    });
    expect(result).toMatchObject({ outcome: 'failed', statusCode: 500, reason: 'http_status' });
  });

  it('never leaves a connection behind that a later attempt could use', async () => {
    const { endpoint, send } = await postTo((_request, response) => response.writeHead(200, { connection: 'keep-alive' }).end());
    await send();
    await send();
    expect(endpoint.connections()).toBe(3);
  });
});
