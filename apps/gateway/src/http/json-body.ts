import type { FastifyInstance } from 'fastify';

const malformed = (): Error => Object.assign(new Error('The body is no JSON object.'), { statusCode: 400 });

/** Bodies are JSON objects and nothing else: other types are 415, what cannot be parsed or is no object is 400. */
export function acceptJsonObjects(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    void parse(request, text.toString(), (error, body: unknown) => {
      if (error !== null || typeof body !== 'object' || body === null || Array.isArray(body)) done(malformed());
      else done(null, body);
    });
  });
}
