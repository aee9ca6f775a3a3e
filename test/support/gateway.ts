import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { createLogger, type Logger, NestLogger, RuntimeModule } from '#runtime';
import { GatewayModule } from '../../apps/gateway/src/gateway.module.js';
import { serveHttp } from '../../apps/gateway/src/serve-http.js';
import { gatewayEnv } from './gateway-env.js';

/** A gateway in this process, on a free port. */
export interface TestGateway {
  app: NestFastifyApplication;
  url: string;
  /** POST with a JSON body; `from` is the client's address, as a trusted proxy says it. */
  post(path: string, body: unknown, options?: { from?: string; headers?: Record<string, string> }): Promise<Response>;
  close(): Promise<void>;
}

/** Starts a gateway as its main file would. */
export async function startGateway(
  settings: { AMQP_URL: string } & Record<string, string>,
  logger: Logger = createLogger('test', process.env['LOG_LEVEL'] ?? 'silent'),
): Promise<TestGateway> {
  const env = gatewayEnv(settings);
  const app = await serveHttp(RuntimeModule.around(GatewayModule.with(env), logger, new Registry()), env, new NestLogger(logger));
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app,
    url,
    post: (path, body, { from, headers = {} } = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...(from === undefined ? {} : { 'x-forwarded-for': from }), ...headers },
      }),
    close: () => app.close(),
  };
}
