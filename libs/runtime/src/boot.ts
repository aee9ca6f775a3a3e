import { type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type BaseEnv, type EnvSchema, readEnv } from './env.js';
import { createLogger, type Logger } from './logging/logger.js';
import { NestLogger } from './logging/nest-logger.js';
import { OpsModule } from './ops/ops.module.js';
import { PROBES, type Probe } from './ops/probe.js';
import { RuntimeModule } from './runtime.module.js';
import { startTracing } from './telemetry/start-tracing.js';

/** An app of the system: what it is made of, and how it starts to serve. */
export interface AppDefinition<Env extends BaseEnv> {
  readonly name: string;
  readonly env: EnvSchema<Env>;
  module(env: Env): DynamicModule;
  /** Creates the Nest app around `root` and starts to serve; closing it drains. */
  serve(root: DynamicModule, env: Env, nestLogger: NestLogger): Promise<INestApplicationContext>;
}

/**
 * Runs an app until SIGTERM or SIGINT: settings, log, ops port, then the app itself; on the signal it drains and ends.
 * The process exits with 1 when a setting is wrong, the start fails, or the drain outlasts SHUTDOWN_TIMEOUT.
 */
export async function boot<Env extends BaseEnv>(definition: AppDefinition<Env>): Promise<void> {
  const startedAt = performance.now();
  let logger = createLogger(definition.name, 'info');
  // Node itself would print the error, which may quote personal data.
  process.on('uncaughtException', (error) => fail(logger, error, 'An error that nobody handled'));
  try {
    const env = readEnv(definition.env, process.env);
    logger = createLogger(definition.name, env.LOG_LEVEL);
    // From the beginning: as the first process of a container, an app that does not listen for the signal does not end by it.
    const ended = endOfProcess();
    const close = await Promise.race([start(definition, env, logger), ended]);
    if (close === undefined) {
      logger.info('Ended before it had started');
      logger.flush();
      process.exit(0);
    }
    logger.info({ ms: Math.round(performance.now() - startedAt) }, 'Started');
    await ended;
    logger.info('Draining');
    const watchdog = setTimeout(() => fail(logger, new Error('drain'), 'The drain outlasted SHUTDOWN_TIMEOUT'), env.SHUTDOWN_TIMEOUT);
    await close();
    clearTimeout(watchdog);
    logger.info('Stopped');
  } catch (error) {
    fail(logger, error, 'The app does not run');
  }
}

async function start<Env extends BaseEnv>(definition: AppDefinition<Env>, env: Env, logger: Logger): Promise<() => Promise<void>> {
  const nestLogger = new NestLogger(logger);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const endTracing = await startTracing(definition.name, env, registry);
  const app = await definition.serve(RuntimeModule.around(definition.module(env), logger, registry), env, nestLogger);
  const probes: readonly Probe[] = app.get(PROBES);
  const ops = await NestFactory.create(OpsModule.with(probes, registry), new FastifyAdapter(), { logger: nestLogger });
  await ops.listen(env.OPS_PORT, env.OPS_HOST);
  return async () => {
    await app.close();
    await ops.close();
    await endTracing();
  };
}

const endOfProcess = (): Promise<undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(undefined));
  });

function fail(logger: Logger, error: unknown, what: string): void {
  logger.fatal({ error }, what);
  logger.flush();
  process.exit(1);
}
