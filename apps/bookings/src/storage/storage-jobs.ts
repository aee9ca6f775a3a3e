import { setTimeout as after } from 'node:timers/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CLOCK, type Clock, LOGGER, type Logger } from '#runtime';
import { archiveDue } from './archive.js';
import { makeMonthsAhead } from './months.js';

const everyMs = 86_400_000;
const againMs = 60_000;

/** Makes the months ahead and archives what is due: at the start, then daily. Every instance does; they do not do it twice. */
@Injectable()
export class StorageJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(EntityManager) private readonly em: EntityManager,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Waits for the batch under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const done = await this.work();
      await after(done ? everyMs : againMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async work(): Promise<boolean> {
    try {
      const now = this.clock.now();
      const made = await makeMonthsAhead(this.em.fork(), now);
      const run = await archiveDue(this.em.fork(), now, this.stopping.signal);
      this.log.info({ made, ...run }, 'Looked after the storage of bookings');
      return true;
    } catch (error) {
      this.log.error({ error }, 'The storage of bookings could not be looked after');
      return false;
    }
  }
}
