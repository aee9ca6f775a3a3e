import type { FastifyInstance } from 'fastify';

/**
 * Gives up a client that does not get its whole request across in time. Node's own deadline does not end a body that drips.
 * `withinMs` counts from the end of the headers to the end of the body.
 */
export function giveUpSlowClients(fastify: FastifyInstance, withinMs: number): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    // Without a body nothing is awaited of the client, however long its answer takes.
    if (length === undefined && encoding === undefined) {
      done(null, payload);
      return;
    }
    // Of a body that is refused for its size nothing ends: what is left of the time must hold up no process that is to end.
    const timer = setTimeout(() => request.raw.destroy(), withinMs).unref();
    payload.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
    done(null, payload);
  });
}
