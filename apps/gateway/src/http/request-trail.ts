import type { FastifyInstance } from 'fastify';
import { beginSpan, currentTrail, enterTrail, type Logger } from '#runtime';
import type { Callers } from '../auth/callers.js';
import type { RequestMetrics } from './request-metrics.js';

const headerText = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * Puts every request on a trail, gives its correlation id back, and tells log, metrics and trace how it ended: by its route, not its URL,
 * which may hold a secret.
 */
export function followRequests(fastify: FastifyInstance, logger: Logger, callers: Callers, metrics: RequestMetrics): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const span = beginSpan(
      { name: `${method} ${route}`, kind: 'server', attributes: { 'http.request.method': method, 'http.route': route } },
      { correlationId: headerText(request.headers['x-correlation-id']), traceparent: headerText(request.headers['traceparent']) },
    );
    // Comes for every request; `onResponse` comes for none whose client has left.
    reply.raw.once('close', () => {
      const status = metrics.ended(request, reply);
      span.end({ attributes: { 'http.response.status_code': status }, error: Number(status) >= 500 ? String(status) : undefined });
    });
    enterTrail(span.trail);
    void reply.header('X-Correlation-Id', span.trail.correlationId);
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
