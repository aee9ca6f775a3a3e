import type { FastifyInstance } from 'fastify';
import { DomainError } from '#contracts';

/** Bodies are JSON objects and nothing else: other types are 415, what cannot be parsed or is no object is 400. */
export function acceptJsonObjects(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    void parse(request, text.toString(), (error, body: unknown) => {
      if (error === null && typeof body === 'object' && body !== null && !Array.isArray(body)) done(null, body);
      else done(new DomainError({ code: 'malformed_request', detail: 'The body is no JSON object.' }));
    });
  });
}
