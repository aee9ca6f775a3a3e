import type { FastifyInstance } from 'fastify';
import { noBody } from './no-body.js';

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

/** Bodies are JSON objects and nothing else: other types are 415, what cannot be parsed or is no object is 400. None at all is undefined. */
export function acceptJsonObjects(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRequest', ({ headers }, _reply, done) => {
    // Without a body its type says nothing; Fastify would read one all the same.
    if (headers['content-length'] === '0' || (headers['content-length'] ?? headers['transfer-encoding']) === undefined) {
      delete headers['content-type'];
    }
    done();
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') {
      done(null, undefined);
      return;
    }
    void parse(request, text.toString(), (error, body: unknown) => {
      if (error === null && typeof body === 'object' && body !== null && !Array.isArray(body) && !isNestedTooDeep(body)) done(null, body);
      else done(noBody());
    });
  });
}
