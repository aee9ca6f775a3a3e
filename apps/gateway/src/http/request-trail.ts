import type { FastifyInstance } from 'fastify';
import { continueTrail, currentTrail, enterTrail, type Logger } from '#runtime';
import type { Callers } from '../auth/callers.js';

const headerText = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Puts every request on a trail, gives its correlation id back, and logs how it ended: by its route, not its URL, which may hold a secret. */
export function followRequests(fastify: FastifyInstance, logger: Logger, callers: Callers): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const trail = continueTrail({
      correlationId: headerText(request.headers['x-correlation-id']),
      traceparent: headerText(request.headers['traceparent']),
    });
    enterTrail(trail);
    void reply.header('X-Correlation-Id', trail.correlationId);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        caller: callers.kindOf(request),
        correlationId: currentTrail()?.correlationId ?? reply.getHeader('x-correlation-id'),
      },
      'Answered',
    );
    done();
  });
}
