import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BookingsStandIn, startBookingsStandIn } from '../../support/bookings-stand-in.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let bookings: BookingsStandIn;
let exposed: TestGateway;
let behindProxy: TestGateway;

beforeAll(async () => {
  vhost = await createVhost();
  bookings = await startBookingsStandIn(vhost.amqpUrl);
  exposed = await startGateway({ AMQP_URL: vhost.amqpUrl, TRUSTED_PROXIES: '' });
  behindProxy = await startGateway({ AMQP_URL: vhost.amqpUrl, TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' });
});

afterAll(async () => {
  await exposed.close();
  await behindProxy.close();
  await bookings.close();
  await vhost.remove();
});

const statusesOf = async (gateway: TestGateway, addresses: readonly string[]): Promise<number[]> => {
  const statuses: number[] = [];
  for (const from of addresses) statuses.push((await gateway.post('/v1/bookings', aBookingForm(), { from })).status);
  return statuses;
};

describe('rate_limit_per_ip', () => {
  it('a forged X-Forwarded-For changes nothing: the address is the socket', async () => {
    expect(await statusesOf(exposed, ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4'])).toEqual([201, 201, 201, 429]);
    expect(bookings.submissions.at(-1)?.client.ipAddress).toBe('127.0.0.0');
  });

  it('of what a trusted proxy says, the part that the client forged changes nothing either', async () => {
    expect(
      await statusesOf(behindProxy, [
        '9.9.9.1, 203.0.113.5',
        '9.9.9.2, 203.0.113.5',
        'nonsense, 203.0.113.5, 10.1.2.3',
        '9.9.9.4, 203.0.113.5',
      ]),
    ).toEqual([201, 201, 201, 429]);
    expect(bookings.submissions.at(-1)?.client.ipAddress).toBe('203.0.113.0');
  });

  it('an IPv6 client is its /64, whichever address of it it uses', async () => {
    expect(
      await statusesOf(behindProxy, [
        '2001:db8:1:2::1',
        '2001:db8:1:2:aaaa::1',
        '2001:0DB8:1:2:ffff:ffff:ffff:ffff',
        '2001:db8:1:2::7',
        '2001:db8:1:3::1',
      ]),
    ).toEqual([201, 201, 201, 429, 201]);
  });

  it('an IPv4 client is the same when it comes as an IPv4-mapped IPv6 address', async () => {
    expect(await statusesOf(behindProxy, ['203.0.113.6', '::ffff:203.0.113.6', '203.0.113.6', '::ffff:203.0.113.6'])).toEqual([
      201, 201, 201, 429,
    ]);
  });

  it.each(['unknown', '203.0.113.5:1234', ''])('where a trusted proxy says "%s", the client is the proxy', async (from) => {
    expect((await statusesOf(behindProxy, [from]))[0]).not.toBe(500);
    expect(bookings.submissions.at(-1)?.client.ipAddress).toBe('127.0.0.0');
  });
});
