import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOGGER, type Logger, type NestLogger } from '#runtime';
import type { GatewayEnv } from './gateway.env.js';
import { Callers } from './auth/callers.js';
import { acceptMessages } from './bounces/message-body.js';
import { AllowedMethods } from './http/allowed-methods.js';
import { endConnectionsWhenClosing } from './http/drain.js';
import { acceptJsonObjects } from './http/json-body.js';
import { describeApi } from './http/openapi.js';
import { keepOutOfCaches } from './http/no-store.js';
import { answerClientError, answerFrameworkError } from './http/protocol-errors.js';
import { giveUpSlowClients } from './http/slow-clients.js';
import { acceptPageForms } from './manage/form-body.js';
import { RequestMetrics } from './http/request-metrics.js';
import { followRequests } from './http/request-trail.js';

const bodyLimit = 64 * 1024;
/** A client that sends or reads slower than this is given up. */
const requestTimeoutMs = 15_000;

/** Starts the HTTP API. Closing it answers what is under way, and closes connections that are idle. */
export async function serveHttp(root: DynamicModule, env: GatewayEnv, nestLogger: NestLogger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: 2 * requestTimeoutMs,
    // Only these are believed; `true` would let anybody name any address.
    trustProxy: env.TRUSTED_PROXIES.length === 0 ? false : env.TRUSTED_PROXIES,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: nestLogger,
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  acceptJsonObjects(fastify);
  acceptPageForms(fastify);
  acceptMessages(fastify);
  endConnectionsWhenClosing(fastify);
  giveUpSlowClients(fastify, requestTimeoutMs);
  keepOutOfCaches(fastify);
  followRequests(fastify, app.get<Logger>(LOGGER), app.get(Callers), app.get(RequestMetrics));
  app.get(AllowedMethods).watch(fastify);
  describeApi(app);
  await app.listen(env.GATEWAY_PORT, env.GATEWAY_HOST);
  return app;
}
