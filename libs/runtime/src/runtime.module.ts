import { type DynamicModule, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { CLOCK, systemClock } from './clock.js';
import { LOGGER, type Logger } from './logging/logger.js';
import { Collectors } from './telemetry/collectors.js';

/** The log, the clock and the metrics of the process, for every module of the app. */
@Module({})
export class RuntimeModule {
  static around(app: DynamicModule, logger: Logger, registry: Registry): DynamicModule {
    return {
      module: RuntimeModule,
      global: true,
      imports: [app],
      providers: [
        { provide: LOGGER, useValue: logger },
        { provide: CLOCK, useValue: systemClock },
        { provide: Registry, useValue: registry },
        { provide: Collectors, useValue: new Collectors(registry) },
      ],
      exports: [LOGGER, CLOCK, Registry, Collectors],
    };
  }
}
