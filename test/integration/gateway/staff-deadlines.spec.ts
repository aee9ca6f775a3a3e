import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { CompleteBooking, GetLead } from '#contracts';
import { BrokerConnection } from '#messaging';
import { aBookingView } from '../../support/builders/a-booking-view.js';
import { aLeadView } from '../../support/builders/a-lead-view.js';
import { eventually } from '../../support/eventually.js';
import { type Proxy, startProxy } from '../../../scripts/services/proxy.js';
import { startStaffGateway, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';

let staff: StaffGateway;
let proxy: Proxy;
let behindProxy: TestGateway;
const { promise: end, resolve: letEnd } = Promise.withResolvers<void>();

beforeAll(async () => {
  staff = await startStaffGateway(
    [answering(GetLead, () => aLeadView()), answering(CompleteBooking, () => end.then(() => ({ booking: aBookingView(), warnings: [] })))],
    {
      STAFF_DEADLINE: '300ms',
    },
  );
  proxy = await startProxy(staff.amqpUrl);
  behindProxy = await startGateway({ AMQP_URL: proxy.url, API_KEYS_FILE: staff.keys.file });
});

afterAll(async () => {
  letEnd();
  await behindProxy.close();
  await proxy.close();
  await staff.close();
});

describe('a call of the sales team', () => {
  it('that outlasts STAFF_DEADLINE is 504', async () => {
    expect(await staff.call('POST', `/v1/bookings/${uuidv7()}/complete`)).toMatchObject({ status: 504, body: { code: 'timeout' } });
  });

  it('while the broker is away is 503 at once, with Retry-After; one without a token is still 401', async () => {
    const get = (headers: Record<string, string>) => fetch(`${behindProxy.url}/v1/leads/${uuidv7()}`, { headers });
    const authorization = `Bearer ${staff.keys.sales}`;
    const broker = behindProxy.app.get(BrokerConnection, { strict: false });
    proxy.refuse();
    await eventually(() => expect(broker.isUp).toBe(false));
    const startedAt = performance.now();
    const answer = await get({ authorization });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ code: 'unavailable' });
    expect((await get({})).status).toBe(401);
    proxy.heal();
    await eventually(async () => expect((await get({ authorization })).status).toBe(200), { within: 15_000 });
  });
});
