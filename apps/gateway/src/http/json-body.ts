import type { FastifyInstance } from 'fastify';
import { DomainError } from '#contracts';

/** No form is nested; a honeypot may be, a little. */
const deepest = 16;

/** Whether a value has more levels than that. Level by level: a recursion would end at the stack's limit. */
function isNestedTooDeep(body: object): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return level.length > 0;
}

/** Bodies are JSON objects and nothing else: other types are 415, what cannot be parsed or is no object is 400. */
export function acceptJsonObjects(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    void parse(request, text.toString(), (error, body: unknown) => {
      if (error === null && typeof body === 'object' && body !== null && !Array.isArray(body) && !isNestedTooDeep(body)) done(null, body);
      else done(new DomainError({ code: 'malformed_request', detail: 'The body is no JSON object.' }));
    });
  });
}
