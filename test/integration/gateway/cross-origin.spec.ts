import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BookingsStandIn, startBookingsStandIn } from '../../support/bookings-stand-in.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

const website = 'https://www.example.com';
const stranger = 'https://www.example.com.evil.example';

let vhost: Vhost;
let bookings: BookingsStandIn;
let open: TestGateway;
let closed: TestGateway;

beforeAll(async () => {
  vhost = await createVhost();
  bookings = await startBookingsStandIn(vhost.amqpUrl);
  open = await startGateway({ AMQP_URL: vhost.amqpUrl, CORS_ORIGINS: `${website}, http://localhost:5173` });
  closed = await startGateway({ AMQP_URL: vhost.amqpUrl });
});

afterAll(async () => {
  await open.close();
  await closed.close();
  await bookings.close();
  await vhost.remove();
});

const preflight = (gateway: TestGateway, origin: string, path = '/v1/bookings') =>
  fetch(`${gateway.url}${path}`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,idempotency-key' },
  });

const namesIn = (header: string | null): string[] => (header ?? '').toLowerCase().split(/,\s*/);

describe('scripts of other websites', () => {
  it('may call when their origin is on the list, after they have asked', async () => {
    const asked = await preflight(open, website);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(website);
    expect(namesIn(asked.headers.get('access-control-allow-methods'))).toContain('post');
    expect(namesIn(asked.headers.get('access-control-allow-headers'))).toEqual(expect.arrayContaining(['content-type', 'idempotency-key']));
    expect(Number(asked.headers.get('access-control-max-age'))).toBeGreaterThan(0);
    const answer = await open.post('/v1/bookings', aBookingForm(), { from: '198.51.100.1', headers: { origin: website } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe(website);
    expect(namesIn(answer.headers.get('access-control-expose-headers'))).toEqual(
      expect.arrayContaining(['retry-after', 'ratelimit', 'ratelimit-policy', 'etag', 'location', 'x-correlation-id']),
    );
  });

  it('read refusals too', async () => {
    const answer = await open.post('/v1/bookings', aBookingForm({ contactEmail: 'kari' }), { headers: { origin: website } });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('access-control-allow-origin')).toBe(website);
  });

  it.each([stranger, 'null', 'http://www.example.com', 'https://example.com'])('may not call from %s', async (origin) => {
    const asked = await preflight(open, origin);
    expect(asked.status).toBe(405);
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    const answer = await open.post('/v1/bookings', aBookingForm(), { from: '198.51.100.2', headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('never send cookies, and no cache gives one website the answer to another', async () => {
    const answer = await open.post('/v1/bookings', aBookingForm(), { from: '198.51.100.3', headers: { origin: website } });
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(namesIn(answer.headers.get('vary'))).toContain('origin');
  });

  it('may not read the pages of contacts', async () => {
    const page = await fetch(`${open.url}/manage/anything`, { headers: { origin: website } });
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight(open, website, '/manage/anything/cancel')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may not call at all where no list is set', async () => {
    expect((await preflight(closed, website)).status).toBe(405);
    const answer = await closed.post('/v1/bookings', aBookingForm(), { from: '198.51.100.4', headers: { origin: website } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('an OPTIONS that asks for nothing is no method of any address', async () => {
    const answer = await fetch(`${open.url}/v1/bookings`, { method: 'OPTIONS', headers: { origin: website } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await preflight(open, stranger, '/v1/nowhere')).status).toBe(404);
  });
});
