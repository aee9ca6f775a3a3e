import type { FastifyInstance } from 'fastify';

/** What the API answers is somebody's personal data, more often than not: no cache between keeps it (RFC 9111, 5.2.2.5). */
export function keepOutOfCaches(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/v1/')) void reply.header('Cache-Control', 'no-store');
    done();
  });
}
