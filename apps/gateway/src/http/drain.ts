import type { FastifyInstance } from 'fastify';

/**
 * Once the server is closing, each answer ends its connection: one that became idle later would keep the process waiting.
 * Connections that are not done after `withinMs` are ended, whatever they are in the middle of: a client that does not read
 * its answer, or an export that is longer than a drain.
 */
export function endConnectionsWhenClosing(fastify: FastifyInstance, withinMs: number): void {
  let closing = false;
  let deadline: NodeJS.Timeout | undefined;
  fastify.addHook('preClose', (done) => {
    closing = true;
    deadline = setTimeout(() => fastify.server.closeAllConnections(), withinMs);
    done();
  });
  fastify.addHook('onClose', (_fastify, done) => {
    clearTimeout(deadline);
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('Connection', 'close');
    done(null, payload);
  });
  // An answer that had begun before said nothing of it.
  fastify.addHook('onResponse', (request, _reply, done) => {
    if (closing) request.raw.socket.end();
    done();
  });
}
