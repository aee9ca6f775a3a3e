import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Registry } from 'prom-client';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { PROBES, type Probe } from './probe.js';

/** What the platform looks at, on a port of its own that is not public. */
@Module({})
export class OpsModule {
  static with(probes: readonly Probe[], registry: Registry): DynamicModule {
    return {
      module: OpsModule,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: PROBES, useValue: probes },
        { provide: Registry, useValue: registry },
      ],
    };
  }
}
