import { describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { AllowedMethods } from '../../../../apps/gateway/src/http/allowed-methods.js';

const watched = async (): Promise<AllowedMethods> => {
  const allowed = new AllowedMethods();
  const fastify = Fastify();
  allowed.watch(fastify);
  fastify.post('/v1/bookings', () => 'ok');
  fastify.get('/v1/submissions/:submissionId', () => 'ok');
  fastify.route({ method: ['GET', 'PATCH'], url: '/v1/bookings/:id', handler: () => 'ok' });
  await fastify.ready();
  return allowed;
};

describe('the methods of a path', () => {
  test.each([
    ['DELETE', '/v1/bookings', ['POST']],
    ['GET', '/v1/bookings', ['POST']],
    ['POST', '/v1/submissions/42', ['GET', 'HEAD']],
    ['DELETE', '/v1/bookings/42', ['GET', 'HEAD', 'PATCH']],
    ['GET', '/v1/nothing', []],
    ['POST', '/v1/bookings/42/43', []],
  ])('where %s %s is wrong are those that it has', async (method, path, methods) => {
    expect((await watched()).of(method, path)).toEqual(methods);
  });

  test.each([
    ['POST', '/v1/bookings'],
    ['GET', '/v1/submissions/42'],
  ])('where %s %s is right are not told: something else is missing there', async (method, path) => {
    expect((await watched()).of(method, path)).toEqual([]);
  });
});
