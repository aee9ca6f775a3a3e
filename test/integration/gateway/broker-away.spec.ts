import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrokerConnection } from '#messaging';
import { type BookingsStandIn, startBookingsStandIn } from '../../support/bookings-stand-in.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { eventually } from '../../support/eventually.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { type Proxy, startProxy } from '../../../scripts/services/proxy.js';
import { takeFrom } from '../../support/queues.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let proxy: Proxy;
let gateway: TestGateway;
let bookings: BookingsStandIn;

beforeAll(async () => {
  vhost = await createVhost();
  proxy = await startProxy(vhost.amqpUrl);
  bookings = await startBookingsStandIn(vhost.amqpUrl);
  gateway = await startGateway({ AMQP_URL: proxy.url, SUBMIT_DEADLINE: '300ms' });
});

afterAll(async () => {
  await gateway.close();
  await bookings.close();
  await proxy.close();
  await vhost.remove();
});

const from = '198.51.100.1';

describe('with the broker away', () => {
  it('a submission is 503 at once, keeps no place of the limit, and passes when the broker is back', async () => {
    const broker = gateway.app.get(BrokerConnection, { strict: false });
    proxy.refuse();
    await eventually(() => expect(broker.isUp).toBe(false));
    const startedAt = performance.now();
    for (let n = 0; n < 5; n += 1) {
      const answer = await gateway.post('/v1/bookings', aBookingForm(), { from });
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(await answer.json()).toMatchObject({ code: 'unavailable' });
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(bookings.submissions).toEqual([]);

    proxy.heal();
    await eventually(() => broker.check(), { within: 15_000 });
    const answer = await gateway.post('/v1/bookings', aBookingForm(), { from });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('ratelimit')).toMatch(/^"bookings";r=2;/);
  });

  it('what needs no broker is answered', async () => {
    proxy.refuse();
    expect((await fetch(`${gateway.url}/v1/consent-text`)).status).toBe(200);
    expect((await gateway.post('/v1/bookings', aBookingForm({ contactEmail: 'none' }))).status).toBe(422);
    proxy.heal();
  });
});

describe('with the bookings service away', () => {
  it('a submission is 202, durable in its queue, with the correlation id that the client gave', async () => {
    await bookings.close();
    await eventually(() => gateway.app.get(BrokerConnection, { strict: false }).check(), { within: 15_000 });
    const correlationId = '0192f0c1-2b3c-7d4e-8f50-112233445566';
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const answer = await gateway.post('/v1/bookings', aBookingForm({ contactName: 'Venter Lenge' }), {
      from,
      headers: { 'x-correlation-id': correlationId, traceparent },
    });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('x-correlation-id')).toBe(correlationId);
    const { properties, content } = await takeFrom(vhost.amqpUrl, 'bookings.submissions');
    expect(properties).toMatchObject({ deliveryMode: 2, contentType: 'application/cloudevents+json' });
    expect(properties.headers).not.toHaveProperty('x-deadline');
    const { submissionId } = Object(await answer.json());
    expect(JSON.parse(content.toString())).toMatchObject({
      type: 'bookings.submit',
      source: 'gateway',
      correlationid: correlationId,
      traceparent: expect.stringMatching(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/),
      data: { submissionId, contactName: 'Venter Lenge' },
    });
    bookings = await startBookingsStandIn(vhost.amqpUrl);
  });
});

/** The status of the first answer of a gateway that starts behind such a way to the broker. */
const startBehind = async (prepare: (way: Proxy) => void): Promise<number> => {
  const way = await startProxy(vhost.amqpUrl);
  prepare(way);
  const starting = await startGateway({ AMQP_URL: way.url, SUBMIT_DEADLINE: '2s' });
  const { status } = await starting.post('/v1/bookings', aBookingForm(), { from: '198.51.100.2' });
  await starting.close();
  await way.close();
  return status;
};

describe('a gateway that starts', () => {
  it('takes requests once it has the broker: nobody is told 503 since it is new', async () => {
    expect(await startBehind((way) => way.delay(100))).toBe(201);
  });

  it('does not wait for a broker that is away: it says so', async () => {
    expect(await startBehind((way) => way.refuse())).toBe(503);
  });
});
