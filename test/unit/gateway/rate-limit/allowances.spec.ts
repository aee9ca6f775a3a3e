import { describe, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { AddressLimits } from '../../../../apps/gateway/src/rate-limit/address-limits.js';
import { Allowances } from '../../../../apps/gateway/src/rate-limit/allowances.js';
import { hitKey } from '../../../../apps/gateway/src/rate-limit/limit-window.js';
import { RollingWindow } from '../../../../apps/gateway/src/rate-limit/rolling-window.js';

const policy = { name: 'bookings', limit: 3, windowMs: 900_000 };

/** A route whose requests each take a hit; `?back=n` gives it back so many times. */
const serve = (): { server: FastifyInstance } => {
  const window = new RollingWindow({ now: () => new Date('2026-11-21T10:00:00Z') });
  const limits = new AddressLimits(window, undefined, new Registry());
  const allowances = new Allowances();
  const server = Fastify();
  server.get<{ Querystring: { member?: string; back?: string } }>('/', async (request, reply) => {
    const { member, back = '0' } = request.query;
    if (member !== undefined) {
      const key = hitKey('client', member);
      allowances.note(request, policy, await limits.increment(key, policy.windowMs, policy.limit));
    }
    for (let n = 0; n < Number(back); n += 1) await allowances.giveBack(request);
    allowances.tell(request, reply);
    return 'ok';
  });
  return { server };
};

const headersOf = async (server: FastifyInstance, query: string) => {
  const { headers } = await server.inject(`/?${query}`);
  return { policy: headers['ratelimit-policy'], limit: headers['ratelimit'] };
};

describe('rate_limit_per_ip', () => {
  test('tells the policy, what is left of it and when more comes, as draft-ietf-httpapi-ratelimit-headers writes it', async () => {
    const { server } = serve();
    expect(await headersOf(server, 'member=k')).toEqual({ policy: '"bookings";q=3;w=900', limit: '"bookings";r=2;t=900' });
    expect(await headersOf(server, 'member=l')).toMatchObject({ limit: '"bookings";r=1;t=900' });
    expect(await headersOf(server, 'member=l')).toMatchObject({ limit: '"bookings";r=1;t=900' });
    expect(await headersOf(server, 'member=m')).toMatchObject({ limit: '"bookings";r=0;t=900' });
    expect(await headersOf(server, 'member=n')).toMatchObject({ limit: '"bookings";r=0;t=900' });
  });

  test('what is given back is left again, once however often it is asked for', async () => {
    const { server } = serve();
    await headersOf(server, 'member=k');
    expect(await headersOf(server, 'member=l&back=3')).toMatchObject({ limit: '"bookings";r=2;t=900' });
    expect(await headersOf(server, 'member=m')).toMatchObject({ limit: '"bookings";r=1;t=900' });
  });

  test('a request that was blocked has nothing to give back', async () => {
    const { server } = serve();
    for (const member of ['k', 'l', 'm']) await headersOf(server, `member=${member}`);
    expect(await headersOf(server, 'member=n&back=1')).toMatchObject({ limit: '"bookings";r=0;t=900' });
    expect(await headersOf(server, 'member=o')).toMatchObject({ limit: '"bookings";r=0;t=900' });
  });

  test('a request that no limit counts says nothing of limits', async () => {
    const { server } = serve();
    expect(await headersOf(server, 'back=1')).toEqual({ policy: undefined, limit: undefined });
  });
});
