import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { Registry } from 'prom-client';
import { serveMessages } from '#messaging';
import { type Logger, NestLogger, PROBES, type Probe, RuntimeModule } from '#runtime';
import { testLogger } from './consumer.js';
import { eventually } from './eventually.js';

/** Runs a service in this process, as its main file would, and waits until it is ready; `close` drains it. */
export async function startService(module: DynamicModule, logger: Logger = testLogger): Promise<INestApplicationContext> {
  const service = await serveMessages(RuntimeModule.around(module, logger, new Registry()), new NestLogger(logger));
  const probes: readonly Probe[] = service.get(PROBES);
  await eventually(() => Promise.all(probes.map((probe) => probe.check())));
  return service;
}
