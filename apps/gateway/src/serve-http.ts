import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { BrokerConnection } from '#messaging';
import { LOGGER, type Logger, type NestLogger } from '#runtime';
import type { GatewayEnv } from './gateway.env.js';
import { Callers } from './auth/callers.js';
import { acceptMessages } from './bounces/message-body.js';
import { AllowedMethods } from './http/allowed-methods.js';
import { allowOrigins } from './http/cross-origin.js';
import { endConnectionsWhenClosing } from './http/drain.js';
import { acceptJsonObjects } from './http/json-body.js';
import { describeApi } from './http/openapi.js';
import { keepOutOfCaches } from './http/no-store.js';
import { refuseSecondHosts } from './http/one-host.js';
import { clientErrorAnswer, frameworkErrorAnswer } from './http/protocol-errors.js';
import { secureAnswers, securityHeaders } from './http/security-headers.js';
import { giveUpSlowClients } from './http/slow-clients.js';
import { acceptPageForms } from './manage/form-body.js';
import { RequestMetrics } from './http/request-metrics.js';
import { followRequests } from './http/request-trail.js';

const bodyLimit = 64 * 1024;
/** A client that sends or reads slower than this is given up. */
const requestTimeoutMs = 15_000;
const headersTimeoutMs = 10_000;
/** Node looks for slow senders so often; by default it is twice a minute. */
const lookForSlowSendersEveryMs = 1_000;
/** After so many a connection is closed in good order, so that load spreads over the gateways that there are now. */
const maxRequestsPerConnection = 1_000;
/** More are turned away at once: each holds memory, also when it does nothing. */
const maxConnections = 5_000;
/** Of the time that a drain has: the rest is for the broker and the shared limits. */
const clientsPartOfDrain = 0.75;

/** A client that comes sooner would be told 503; after that it is the truth. */
const brokerWithinMs = 3_000;

/** Starts the HTTP API. Closing it answers what is under way, and closes connections that are idle. */
export async function serveHttp(root: DynamicModule, env: GatewayEnv, nestLogger: NestLogger): Promise<NestFastifyApplication> {
  const headers = securityHeaders(env.PUBLIC_URL);
  const adapter = new FastifyAdapter({
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: lookForSlowSendersEveryMs },
    maxRequestsPerSocket: maxRequestsPerConnection,
    // Of silence, beyond what an answer may take: so a client that takes nothing of its answer is given up, too.
    connectionTimeout: requestTimeoutMs + Math.max(env.SUBMIT_DEADLINE, env.STAFF_DEADLINE),
    // Only these are believed; `true` would let anybody name any address.
    trustProxy: env.TRUSTED_PROXIES.length === 0 ? false : env.TRUSTED_PROXIES,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: frameworkErrorAnswer(headers),
    clientErrorHandler: clientErrorAnswer(headers),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: nestLogger,
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  fastify.server.maxConnections = maxConnections;
  secureAnswers(fastify, env.PUBLIC_URL);
  acceptJsonObjects(fastify);
  acceptPageForms(fastify);
  acceptMessages(fastify);
  endConnectionsWhenClosing(fastify, env.SHUTDOWN_TIMEOUT * clientsPartOfDrain);
  giveUpSlowClients(fastify, requestTimeoutMs);
  keepOutOfCaches(fastify);
  followRequests(fastify, app.get<Logger>(LOGGER), app.get(Callers), app.get(RequestMetrics));
  refuseSecondHosts(fastify);
  allowOrigins(app, env.CORS_ORIGINS);
  app.get(AllowedMethods).watch(fastify);
  describeApi(app);
  await app.init();
  await app.get(BrokerConnection).awaitBroker(brokerWithinMs);
  await app.listen(env.GATEWAY_PORT, env.GATEWAY_HOST);
  return app;
}
