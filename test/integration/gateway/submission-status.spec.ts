import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BookingsStandIn, startBookingsStandIn } from '../../support/bookings-stand-in.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let bookings: BookingsStandIn;
let gateway: TestGateway;
let submissionId: string;

beforeAll(async () => {
  vhost = await createVhost();
  bookings = await startBookingsStandIn(vhost.amqpUrl);
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl });
  submissionId = String(Object(await (await gateway.post('/v1/bookings', aBookingForm())).json()).submissionId);
});

afterAll(async () => {
  await gateway.close();
  await bookings.close();
  await vhost.remove();
});

const ask = (id: string): Promise<Response> => fetch(`${gateway.url}/v1/submissions/${id}`);

describe('the status of a submission', () => {
  it.each([
    ['received', { state: 'received' } as const],
    ['stored', { state: 'stored' } as const],
    ['rejected with the code of the rule', { state: 'rejected', code: 'rate_limit_per_email' } as const],
  ])('is %s, and nothing more', async (_what, state) => {
    bookings.state = state;
    const answer = await ask(submissionId);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ submissionId, ...state });
  });

  it.each([
    ['a random UUID', () => randomUUID()],
    ['an id with another last digit', () => submissionId.slice(0, -1) + (submissionId.endsWith('0') ? '1' : '0')],
    ['no UUID', () => '42'],
    ['a name', () => 'constructor'],
    ['a percent sign', () => '%25'],
  ])('of %s, which was never given, is 404', async (_what, id) => {
    const answer = await ask(id());
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not_found', status: 404 });
  });

  it('is received while the service is away', async () => {
    bookings.state = { state: 'stored' };
    await bookings.close();
    expect(await (await ask(submissionId)).json()).toEqual({ submissionId, state: 'received' });
    bookings = await startBookingsStandIn(vhost.amqpUrl);
  });
});
