import { setTimeout as after } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Transactions } from '#messaging';
import type { Logger } from '#runtime';
import type { Deliveries } from '../deliveries/deliveries.js';
import { Delivery } from '../domain/delivery.entity.js';
import { takeDueReminders } from '../domain/reminder.store.js';

const pollMs = 1_000;
const batchSize = 100;

/** Turns reminders that are due into deliveries of the event that set their time. Any number of instances may run. */
export class RemindDue implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly deliveries: Deliveries,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const taken = await this.remind().catch((error: unknown) => {
        this.log.warn({ error }, 'Due reminders could not be taken');
        return 0;
      });
      if (taken === batchSize) continue;
      await after(pollMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  /** Resolves to how many were due, those of demos that are past included. */
  private async remind(): Promise<number> {
    const { taken, due } = await this.transactions.run(async ({ em }) => {
      const found = await takeDueReminders(em, batchSize);
      const deliveries = found.due.map(
        ({ event_id: eventId, booking_id: bookingId, lead_id: leadId, recipient }) =>
          new Delivery({ id: uuidv7(), eventId, kind: 'booking_reminder', channel: 'email', recipient, bookingId, leadId }),
      );
      await em.persist(deliveries).flush();
      return found;
    });
    if (due.length > 0) this.deliveries.wake();
    return taken;
  }
}
