import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '#contracts';
import { LOGGER, type Logger } from '#runtime';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { problemOf } from '../http/problem.js';
import { refusalOf } from '../http/refusal-of.js';
import { RequestMetrics } from '../http/request-metrics.js';
import type { Message } from './page/message-page.js';
import { renderMessagePage } from './page/render-page.js';
import { pageHeaders } from './page/style-sheet.js';

const messages: Partial<Record<ProblemCode, Message>> = {
  not_found: 'notFound',
  gone: 'gone',
  invalid_state: 'refused',
  valid_status_transitions: 'refused',
};

/** Answers the errors of the pages with a page; the statuses are those of the API. */
@Catch()
export class ManagePageFilter implements ExceptionFilter {
  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metrics: RequestMetrics,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const refusal = refusalOf(error);
    this.metrics.refused(request, refusal.code);
    if (refusal.code === 'internal_error') this.logger.error({ error }, 'A page could not be shown');
    const message = messages[refusal.code] ?? 'failed';
    const path = message === 'refused' ? pathOf(request) : undefined;
    const { status } = problemOf(refusal, '/', '');
    await reply
      .status(status)
      .headers(pageHeaders)
      .send(await renderMessagePage({ message, brand: this.env.BRAND_NAME, path }));
  }
}

/** The page that the form was on: the form's own address without its last part. */
const pathOf = ({ url }: FastifyRequest): string => url.replace(/\/[a-z-]*(?:\?.*)?$/, '');
