import type { FastifyInstance } from 'fastify';
import { DomainError } from '#contracts';

/** A request with two Host headers is answered 400 (RFC 9112, 3.2): who is on the way may believe the one, Node the other. */
export function refuseSecondHosts(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ raw }, _reply, done) => {
    const hosts = raw.headersDistinct['host'] ?? [];
    if (hosts.length > 1) done(new DomainError({ code: 'malformed_request', detail: 'A request has one Host header.' }));
    else done();
  });
}
