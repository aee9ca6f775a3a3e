import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let gateway: TestGateway;

beforeAll(async () => {
  vhost = await createVhost();
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl });
});

afterAll(async () => {
  await gateway.close();
  await vhost.remove();
});

/** What comes back for a request that is written like this; its connection is ended by the gateway. */
const answerTo = (head: readonly string[], body = ''): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (answer += text));
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(answer));
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  });

describe('the gateway bounds what a client costs it', () => {
  it.each(['application/json', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8'])(
    'a body of more than 64 KB is 413 as %s',
    async (type) => {
      const path = type.includes('form') ? '/manage/x/cancel' : '/v1/bookings';
      const answer = await fetch(`${gateway.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body: 'x'.repeat(65_537) });
      await answer.arrayBuffer();
      expect(answer.status).toBe(413);
    },
  );

  it('so it is when the body says nothing of its length', async () => {
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
    const head = [
      'POST /v1/bookings HTTP/1.1',
      'Host: a',
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
      'Connection: close',
    ];
    expect(await answerTo(head, `${chunk.repeat(3)}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense'])('no body is read as %s', async (type) => {
    const answer = await fetch(`${gateway.url}/v1/bookings`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: 'x'.repeat(1_000),
    });
    await answer.arrayBuffer();
    expect(answer.status).toBe(415);
  });

  it('headers of more than 16 KB are refused', async () => {
    expect(await answerTo(['GET /v1/consent-text HTTP/1.1', 'Host: a', `X-Long: ${'x'.repeat(20_000)}`])).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('headers, bodies, idle connections and requests of one connection have their end', () => {
    const server = gateway.app.getHttpServer();
    expect(server).toMatchObject({
      timeout: 20_000,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 72_000,
      maxRequestsPerSocket: 1_000,
    });
    expect(server.maxConnections).toBe(5_000);
  });

  it('headers that drip are given up', async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write('GET /v1/consent-text HTTP/1.1\r\n');
    const drip = setInterval(() => socket.write('X: y\r\n'), 500);
    const startedAt = performance.now();
    await new Promise((resolve) => socket.resume().once('close', resolve));
    clearInterval(drip);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
