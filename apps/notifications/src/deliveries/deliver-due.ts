import { setTimeout as after } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { DeliveryAttempted, type DeliveryChannel } from '#contracts';
import type { Transaction, Transactions } from '#messaging';
import { isDatabaseAway } from '#persistence';
import { type Clock, continueTrail, type Logger, onTrail } from '#runtime';
import type { SendResult } from '../channels/send-result.js';
import { nextDelayMs } from '../domain/retry-schedule.js';
import { type Abandoned, attemptsOf, beginDueAttempts, type BegunAttempt, concludeAttempt, giveUpAbandoned } from './delivery.store.js';

const pollMs = 1_000;
const giveUpEveryMs = 5_000;
const recordAgainMs = 500;
/** Once the database is back: whoever knows the result of an attempt has it recorded by then. */
const settleMs = 5_000;

/** How the deliveries of one channel are worked off. */
export interface ChannelWork {
  readonly channel: DeliveryChannel;
  /** Delay before each retry, in milliseconds. */
  readonly schedule: readonly number[];
  /** Attempts at a time. */
  readonly concurrency: number;
  /** One attempt. A throw is a failure of ours, and is tried again. */
  send(attempt: BegunAttempt): Promise<SendResult>;
}

/**
 * Claims due deliveries of one channel, sends them, and records each result with its event. Any number of instances may run.
 * No transaction is open while something is sent.
 */
export class DeliverDue implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly underway = new Set<Promise<void>>();
  private nudge = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private nextGiveUpAt = 0;
  private takesOverAt = 0;

  constructor(
    private readonly work: ChannelWork,
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly random: () => number,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Says that something may be due. */
  wake(): void {
    this.nudge.abort();
  }

  /** Begins nothing more, and waits for what is under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
    await Promise.allSettled(this.underway);
  }

  private get maxAttempts(): number {
    return this.work.schedule.length + 1;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.nudge = new AbortController();
      const begun = await this.beginDue();
      if (begun > 0) continue;
      await after(pollMs, undefined, { signal: this.nudge.signal }).catch(() => undefined);
    }
  }

  /** Resolves to the number of attempts begun; 0 also when all hands are full or the database is away. */
  private async beginDue(): Promise<number> {
    const free = this.work.concurrency - this.underway.size;
    if (free === 0) return 0;
    try {
      await this.giveUpAbandoned();
      const attempts = await beginDueAttempts(
        this.em.fork(),
        this.work.channel,
        this.maxAttempts,
        free,
        performance.now() >= this.takesOverAt,
      );
      for (const attempt of attempts) this.start(attempt);
      return attempts.length;
    } catch (error) {
      this.takesOverAt = performance.now() + settleMs;
      this.log.warn({ error, channel: this.work.channel }, 'Due deliveries could not be claimed');
      return 0;
    }
  }

  private start(attempt: BegunAttempt): void {
    const trail = continueTrail({ correlationId: attempt.correlation_id, traceparent: attempt.traceparent });
    const ended = onTrail(trail, () => this.attempt(attempt)).finally(() => {
      this.underway.delete(ended);
      this.wake();
    });
    this.underway.add(ended);
  }

  private async attempt(attempt: BegunAttempt): Promise<void> {
    const startedAt = performance.now();
    const result = await this.work.send(attempt).catch((error: unknown): SendResult => {
      this.log.error({ error, kind: attempt.kind, deliveryId: attempt.id }, 'A delivery could not be made ready');
      return { outcome: 'failed', permanent: false, reason: 'not_sendable' };
    });
    const latencyMs = Math.round(performance.now() - startedAt);
    const { id: deliveryId, kind, number } = attempt;
    this.log.info(
      { deliveryId, kind, number, outcome: result.outcome, reason: result.reason, statusCode: result.statusCode, latencyMs },
      'Attempted',
    );
    await this.record(attempt, result, latencyMs);
  }

  /** Tries while the database is away: a result that is known must not become an unknown one, which is sent again. */
  private async record(attempt: BegunAttempt, result: SendResult, latencyMs: number): Promise<void> {
    const at = this.clock.now();
    const triesOfRound = attempt.number - attempt.round_from;
    const retryInMs = result.permanent ? undefined : nextDelayMs(this.work.schedule, triesOfRound, this.random, result.retryAfterSeconds);
    for (let tries = 1; ; tries++) {
      try {
        await this.transactions.run(async (transaction) => {
          await concludeAttempt(transaction.em, attempt, { result, latencyMs, at, retryInMs });
          await this.tell(transaction, attempt, result.outcome === 'delivered', at);
        });
        return;
      } catch (error) {
        this.log.error({ error, deliveryId: attempt.id, tries }, 'The result of an attempt could not be recorded');
        // The attempt stays on record as of unknown outcome; after the lease the delivery is tried again.
        if (!isDatabaseAway(error) || this.stopping.signal.aborted) return;
      }
      await after(recordAgainMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async giveUpAbandoned(): Promise<void> {
    if (performance.now() < Math.max(this.nextGiveUpAt, this.takesOverAt)) return;
    this.nextGiveUpAt = performance.now() + giveUpEveryMs;
    await this.transactions.run(async (transaction) => {
      for (const delivery of await giveUpAbandoned(transaction.em, this.work.channel, this.maxAttempts)) {
        await this.tell(transaction, delivery, false, this.clock.now());
      }
    });
  }

  private async tell(transaction: Transaction, delivery: Abandoned, delivered: boolean, at: Date): Promise<void> {
    const { id, kind, event_id: eventId, event_type: eventType, booking_id: bookingId } = delivery;
    const attempts = await attemptsOf(transaction.em, eventId, kind);
    transaction.publish(DeliveryAttempted, id, {
      deliveryId: id,
      eventId,
      eventType,
      kind,
      bookingId,
      delivered,
      attempts,
      at: at.toISOString(),
    });
  }
}
