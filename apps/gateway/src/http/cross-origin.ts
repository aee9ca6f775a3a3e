import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

const preflightHolds = 600;

const rules = {
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'X-Correlation-Id', 'traceparent'],
  exposedHeaders: ['ETag', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'WWW-Authenticate', 'X-Correlation-Id'],
  // No cookie says who calls: what a browser would add by itself counts for nothing.
  credentials: false,
  maxAge: preflightHolds,
};

/**
 * Lets scripts of these websites call the API, by Nest's own plugin (@fastify/cors). An OPTIONS that is no preflight of one of
 * them is answered as ever. The pages are nobody's but the reader's.
 */
export function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    delegator: (request: FastifyRequest, decide) => {
      const { origin, 'access-control-request-method': method } = request.headers;
      const isTheirs = request.url.startsWith('/v1/') && origin !== undefined && origins.includes(origin);
      const isAnswered = request.method !== 'OPTIONS' || method !== undefined;
      decide(null, { ...rules, origin: isTheirs && isAnswered ? origin : false });
    },
  });
}
