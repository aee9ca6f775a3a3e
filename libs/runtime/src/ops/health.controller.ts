import { setTimeout as after } from 'node:timers/promises';
import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheck, type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { PROBES, type Probe } from './probe.js';

const probeDeadlineMs = 1_000;

/** Live: the process answers. Ready: everything that it needs to do its work answers too. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    @Inject(PROBES) private readonly probes: readonly Probe[],
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check(this.probes.map((probe) => () => this.ask(probe)));
  }

  private async ask(probe: Probe) {
    const indicator = this.indicators.check(probe.name);
    const deadline = new AbortController();
    try {
      const answered = await Promise.race([
        probe.check().then(() => true),
        after(probeDeadlineMs, false, { signal: deadline.signal, ref: false }),
      ]);
      return answered ? indicator.up() : indicator.down('no answer in time');
    } catch {
      return indicator.down('away');
    } finally {
      deadline.abort();
    }
  }
}
