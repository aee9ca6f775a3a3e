import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let secure: TestGateway;
let plain: TestGateway;

beforeAll(async () => {
  vhost = await createVhost();
  secure = await startGateway({ AMQP_URL: vhost.amqpUrl, PUBLIC_URL: 'https://demo.example.com' });
  plain = await startGateway({ AMQP_URL: vhost.amqpUrl });
});

afterAll(async () => {
  await secure.close();
  await plain.close();
  await vhost.remove();
});

const onEveryAnswer = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
};

const headersOf = ({ headers }: Response): Record<string, string> => Object.fromEntries(headers);

describe('every answer tells browsers what may be done with it', () => {
  it.each([
    ['a text', '/v1/consent-text', 200],
    ['the description of the API', '/openapi.json', 200],
    ['the page of the description', '/docs', 200],
    ['an address that is none', '/nowhere', 404],
    ['a path that cannot be decoded', '/v1/submissions/%E0%A4%A', 404],
    ['a page that is none', '/manage/nothing', 404],
    ['a list without a caller', '/v1/bookings', 401],
  ])('%s', async (_what, path, status) => {
    const answer = await fetch(`${secure.url}${path}`);
    expect(answer.status).toBe(status);
    expect(headersOf(answer)).toMatchObject(onEveryAnswer);
  });

  it('a refusal', async () => {
    const answer = await secure.post('/v1/bookings', aBookingForm({ contactEmail: 'kari' }));
    expect(answer.status).toBe(422);
    expect(headersOf(answer)).toMatchObject(onEveryAnswer);
  });

  it('what is no HTTP', async () => {
    const { hostname, port } = new URL(secure.url);
    const socket = connect(Number(port), hostname);
    socket.write('this is no HTTP\r\n\r\n');
    const [, ...lines] = ((await text(socket)).split('\r\n\r\n')[0] ?? '').split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
    );
    expect(headers).toMatchObject(onEveryAnswer);
  });

  it('on http nobody is told to come by https', async () => {
    const answer = await fetch(`${plain.url}/v1/consent-text`);
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('no cache keeps what is personal: no answer of the API, no page, no refusal', async () => {
    for (const path of ['/v1/bookings', '/v1/submissions/x', '/v1/manage/x', '/manage/x', '/v1/nowhere']) {
      expect((await fetch(`${secure.url}${path}`)).headers.get('cache-control')).toBe('no-store');
    }
  });

  it('the page of the description loads what it consists of, and nothing of anybody else', async () => {
    const page = await fetch(`${secure.url}/docs`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*src=)|<script[^>]*src="https?:/);
    for (const [, path = ''] of html.matchAll(/<script src="([^"]+)"/g)) {
      const script = await fetch(new URL(path, `${secure.url}/docs`));
      expect(script.status).toBe(200);
      expect(script.headers.get('content-type')).toContain('javascript');
      await script.arrayBuffer();
    }
  });
});
