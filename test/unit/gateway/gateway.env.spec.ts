import { describe, expect, it, test } from '@jest/globals';
import { redisLink } from '../../../apps/gateway/src/rate-limit/redis-link.js';
import { gatewayEnv } from '../../support/gateway-env.js';

describe('the settings of the gateway', () => {
  it('let no other website call, unless it is listed', () => {
    expect(gatewayEnv().CORS_ORIGINS).toEqual([]);
    expect(gatewayEnv({ CORS_ORIGINS: 'https://www.example.com, http://localhost:5173' }).CORS_ORIGINS).toEqual([
      'https://www.example.com',
      'http://localhost:5173',
    ]);
  });

  test.each([
    '*',
    'null',
    'www.example.com',
    'https://www.example.com/',
    'https://*.example.com',
    'https://WWW.example.com',
    'ftp://a.example',
  ])('refuse %s, which is no origin as browsers write it', (origin) => {
    expect(() => gatewayEnv({ CORS_ORIGINS: origin })).toThrow('must be origins such as https://www.example.com');
  });

  it('share the limits where there is a Redis, by TLS where its URL says so', () => {
    expect(redisLink(gatewayEnv())).toBeUndefined();
    expect(redisLink(gatewayEnv({ REDIS_URL: 'redis://cache' }))).toEqual({ url: 'redis://cache', tls: undefined });
    expect(redisLink(gatewayEnv({ REDIS_URL: 'rediss://cache' }))?.tls).toMatchObject({ rejectUnauthorized: true, servername: 'cache' });
    expect(() => gatewayEnv({ REDIS_URL: 'http://cache' })).toThrow('redis://');
  });
});
