import type { FastifyInstance } from 'fastify';
import { DomainError } from '#contracts';

/** Where bounces are posted to, as messages; all else takes other bodies. */
export const bouncesPath = 'v1/bounces';
/** Bytes of a message at most. */
export const largestMessage = 1024 * 1024;

const messageType = 'message/rfc822';

/** Takes messages (message/rfc822) as they come where bounces are posted to, and nothing else there; nowhere else does a body get longer by it. */
export function acceptMessages(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url === `/${bouncesPath}`) route.bodyLimit = largestMessage;
  });
  fastify.addHook('onRequest', ({ headers, routeOptions }, _reply, done) => {
    const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const isForBounces = routeOptions.url === `/${bouncesPath}`;
    if (isForBounces && headers.authorization === undefined) {
      // Before the body is read: nobody unknown has so much of it kept.
      done(new DomainError({ code: 'unauthenticated', detail: 'This takes an API key or a token: Authorization: Bearer.' }));
      return;
    }
    if (type === undefined || isForBounces === (type === messageType)) done();
    else done(new DomainError({ code: 'unsupported_media_type', detail: `Send ${isForBounces ? messageType : 'application/json'}.` }));
  });
  fastify.addContentTypeParser(messageType, { parseAs: 'buffer' }, (_request, message, done) => done(null, message));
}
