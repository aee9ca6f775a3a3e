import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { continueTrail, currentTrail, LOGGER, type Logger } from '#runtime';
import { AllowedMethods, methodRefusalOf } from './allowed-methods.js';
import { challengeOf } from './challenge.js';
import { problemContentType, problemOf } from './problem.js';
import { refusalOf } from './refusal-of.js';
import { RequestMetrics } from './request-metrics.js';

/** Answers every error, also the framework's, as a problem. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(AllowedMethods) private readonly allowedMethods: AllowedMethods,
    private readonly metrics: RequestMetrics,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const path = request.url.split('?')[0] ?? '/';
    let refusal = refusalOf(error);
    if (refusal.code === 'not_found') {
      const allowed = this.allowedMethods.of(request.method, path);
      if (allowed.length > 0) {
        refusal = { code: methodRefusalOf(request.method, path), detail: `Allowed here: ${allowed.join(', ')}.` };
        void reply.header('Allow', allowed.join(', '));
      }
    }
    this.metrics.refused(request, refusal.code);
    if (refusal.code === 'internal_error') this.logger.error({ error }, 'A request could not be handled');
    const challenge = challengeOf(refusal.code, request.headers.authorization !== undefined);
    if (challenge !== undefined) void reply.header('WWW-Authenticate', challenge);
    if (refusal.retryAfterSeconds !== undefined) void reply.header('Retry-After', refusal.retryAfterSeconds);
    const { correlationId } = currentTrail() ?? continueTrail({});
    const problem = problemOf(refusal, path, correlationId);
    await reply.status(problem.status).header('Content-Type', problemContentType).send(problem);
  }
}
