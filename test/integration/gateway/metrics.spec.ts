import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { declareQueue } from '../../../libs/messaging/src/topology.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { eventually } from '../../support/eventually.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { metricLabels } from '../../support/metric-labels.js';
import { valuesOf } from '../../support/metric-values.js';
import { withChannel } from '../../support/queues.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let gateway: TestGateway;
const counted = async (metric: string): Promise<Record<string, number>> => valuesOf(gateway.app.get(Registry), `demo_booking_${metric}`);

beforeAll(async () => {
  vhost = await createVhost();
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl, SUBMIT_DEADLINE: '1s' });
});
afterAll(async () => {
  await gateway.close();
  await vhost.remove();
});

describe('each request is counted, by its route and how it was answered', () => {
  it('a submission by what became of it: refused, not taken, given up by its client, received', async () => {
    await gateway.post('/v1/bookings', { ...aBookingForm(), consentGiven: false });
    await gateway.post('/v1/bookings', '{');
    await gateway.post('/v1/bookings', aBookingForm(), { from: '198.18.0.1' });
    await withChannel(vhost.amqpUrl, (channel) => declareQueue(channel, 'bookings.submissions', []));
    const leaving = fetch(`${gateway.url}/v1/bookings`, {
      method: 'POST',
      body: JSON.stringify(aBookingForm()),
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.18.0.2' },
      signal: AbortSignal.timeout(300),
    });
    await expect(leaving).rejects.toThrow('timeout');
    expect((await gateway.post('/v1/bookings', aBookingForm(), { from: '198.18.0.3' })).status).toBe(202);
    const outcomes = { gdpr_consent_required: 1, malformed_request: 1, unavailable: 1, client_left: 1, received: 1 };
    await eventually(async () =>
      expect(await counted('submissions_total')).toEqual(
        Object.fromEntries(Object.entries(outcomes).map(([outcome, count]) => [`kind=bookings outcome=${outcome}`, count])),
      ),
    );
    expect(await counted('http_request_duration_seconds')).toEqual({
      'method=POST route=/v1/bookings status=422': 1,
      'method=POST route=/v1/bookings status=400': 1,
      'method=POST route=/v1/bookings status=503': 1,
      'method=POST route=/v1/bookings status=none': 1,
      'method=POST route=/v1/bookings status=202': 1,
    });
    expect(await counted('http_refusals_total')).toEqual({
      'method=POST route=/v1/bookings code=gdpr_consent_required': 1,
      'method=POST route=/v1/bookings code=malformed_request': 1,
      'method=POST route=/v1/bookings code=unavailable': 1,
    });
  });

  it('what a client makes up, path or method, becomes no label', async () => {
    for (let n = 0; n < 50; n++) {
      await fetch(`${gateway.url}/v1/kari-${n}@example.no?email=kari-${n}`);
      await fetch(`${gateway.url}/manage/kari-${n}`);
      await fetch(`${gateway.url}/v1/submissions/kari-${n}`, { method: n % 2 === 0 ? 'PROPFIND' : 'MKCOL' });
    }
    const series = Object.keys(await counted('http_request_duration_seconds'));
    expect(series).toContain('method=GET route=none status=404');
    expect(series).toContain('method=GET route=/manage/:token status=404');
    expect(series.length).toBeLessThan(15);
    expect(series.join('\n')).not.toContain('kari');
    const { method, route } = metricLabels['demo_booking_http_request_duration_seconds'] ?? {};
    for (const labels of series.map((text) => /^method=(\S*) route=(\S*) /.exec(text))) {
      expect(labels?.[1]).toMatch(method ?? 'a bound');
      expect(labels?.[2]).toMatch(route ?? 'a bound');
    }
  });
});
