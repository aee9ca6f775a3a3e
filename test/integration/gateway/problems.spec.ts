import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
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

const problemOf = async (answer: Response) => ({
  status: answer.status,
  type: answer.headers.get('content-type'),
  body: await answer.json(),
});

/** What is answered, head and body, to a request with these Host headers. */
const answerTo = (...hosts: string[]): Promise<string> => {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  socket.end(['GET /v1/consent-text HTTP/1.1', ...hosts.map((host) => `Host: ${host}`), 'Connection: close', '', ''].join('\r\n'));
  return text(socket);
};

describe('every error is a problem (RFC 9457)', () => {
  it.each([
    ['malformed JSON', '{"contactName":', 400, 'malformed_request'],
    ['an empty body', '', 400, 'malformed_request'],
    ['a body that is an array', '[]', 400, 'malformed_request'],
    ['a body that is a number', '7', 400, 'malformed_request'],
    [
      'a body nested deeper than the stack',
      `{"consentGiven":true,"website":${'['.repeat(28_000)}${']'.repeat(28_000)}}`,
      400,
      'malformed_request',
    ],
    ['a body of more than 64 KB', JSON.stringify({ message: 'x'.repeat(70_000) }), 413, 'payload_too_large'],
  ])('%s is refused', async (_what, body, status, code) => {
    const problem = await problemOf(await gateway.post('/v1/bookings', body));
    expect(problem).toMatchObject({
      status,
      type: 'application/problem+json; charset=utf-8',
      body: { status, code, instance: '/v1/bookings' },
    });
  });

  it('another content type is 415', async () => {
    const answer = await gateway.post('/v1/bookings', 'contactName=Kari', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(await problemOf(answer)).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
  });

  it('a path that cannot be decoded is 404', async () => {
    const answer = await fetch(`${gateway.url}/v1/submissions/%E0%A4%A`);
    expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await problemOf(answer)).toMatchObject({
      status: 404,
      type: 'application/problem+json; charset=utf-8',
      body: { code: 'not_found' },
    });
  });

  it('what is no HTTP is 400', async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.write('this is no HTTP\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"malformed_request"');
  });

  it('two Host headers are 400 (RFC 9112, 3.2)', async () => {
    expect(await answerTo('a.example')).toContain('HTTP/1.1 200');
    const refused = await answerTo('a.example', 'b.example');
    expect(refused).toContain('HTTP/1.1 400');
    expect(refused).toContain('urn:demo-booking:problem:malformed_request');
  });

  it('an unknown address is 404', async () => {
    expect(await problemOf(await fetch(`${gateway.url}/v1/nothing`))).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('a known address with another method is 405 and says which are allowed', async () => {
    const answer = await fetch(`${gateway.url}/v1/bookings`, { method: 'DELETE' });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    expect(await problemOf(answer)).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
  });

  it('a correlation id that is a UUID comes back, another is replaced', async () => {
    const mine = '0192f0c1-2b3c-7d4e-8f50-112233445566';
    const answer = await fetch(`${gateway.url}/v1/nothing`, { headers: { 'x-correlation-id': mine } });
    expect(answer.headers.get('x-correlation-id')).toBe(mine);
    expect(await answer.json()).toMatchObject({ correlationId: mine });
    const other = await fetch(`${gateway.url}/v1/nothing`, { headers: { 'x-correlation-id': 'kari@example.no' } });
    expect(other.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('gdpr_consent_required', () => {
  it.each([[undefined], [null], [false], ['true'], [1]])(
    'consentGiven %p is refused before anything is forwarded',
    async (consentGiven) => {
      const problem = await problemOf(await gateway.post('/v1/bookings', aBookingForm({ consentGiven })));
      expect(problem).toMatchObject({
        status: 422,
        body: { code: 'gdpr_consent_required', errors: [{ field: 'consentGiven', rule: 'gdpr_consent_required' }] },
      });
    },
  );
});

describe('with no queue for submissions', () => {
  it('a submission is 503 with Retry-After: nothing took it', async () => {
    const answer = await gateway.post('/v1/bookings', aBookingForm());
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await problemOf(answer)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  });
});
