import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { Clients } from '../../../../apps/gateway/src/http/client.js';
import { gatewayEnv } from '../../../support/gateway-env.js';

const env = gatewayEnv();

/** What the gateway knows of a client whose request came through a trusted proxy on 127.0.0.1 that says `forwarded`. */
async function clientOf(forwarded?: string): Promise<unknown> {
  const fastify = Fastify({ trustProxy: ['127.0.0.1'] });
  fastify.get('/', (request) => Promise.resolve(new Clients(env).of(request)));
  const answer = await fastify.inject({ url: '/', headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } });
  return answer.json();
}

describe('the client of a request', () => {
  it('is known by the hash of its address and the anonymized address alone', async () => {
    expect(await clientOf('203.0.113.77')).toEqual({ ipHash: expect.stringMatching(/^[0-9a-f]{64}$/), ipAddress: '203.0.113.0' });
  });

  it('is the same for all addresses of an IPv6 /64, and another one for the next /64', async () => {
    const one = await clientOf('2001:db8:1:2::1');
    expect(one).toMatchObject({ ipAddress: '2001:db8:1::' });
    expect(await clientOf('2001:db8:1:2:ffff::9')).toEqual(one);
    expect(await clientOf('2001:db8:1:3::1')).not.toEqual(one);
  });

  it.each(['unknown', '1.2.3.4:5678', '<script>', '999.1.1.1'])(
    'is the proxy when that says %p, which is no address',
    async (forwarded) => {
      expect(await clientOf(forwarded)).toEqual(await clientOf());
    },
  );
});
