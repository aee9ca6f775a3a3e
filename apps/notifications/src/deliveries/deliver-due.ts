import { setTimeout as after } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { DeliveryAttempted, type DeliveryChannel } from '#contracts';
import type { Transaction, Transactions } from '#messaging';
import { isDatabaseAway } from '#persistence';
import { beginSpan, type Logger, onTrail, type Span } from '#runtime';
import type { SendResult } from '../channels/send-result.js';
import { nextDelayMs } from '../domain/retry-schedule.js';
import { type Abandoned, attemptsOf, type BegunAttempt, type Claim, concludeAttempt, giveUpAbandoned } from './delivery.store.js';
import type { DeliveryMetrics } from './delivery-metrics.js';
import type { Places, Room } from './places.js';

const pollMs = 1_000;
const giveUpEveryMs = 5_000;
const recordAgainMs = 500;
/** Once the database is back: whoever knows the result of an attempt has it recorded by then. */
const settleMs = 5_000;

/** One attempt that is ready to be made. A throw is a failure of ours, and is tried again. */
export type Send = () => Promise<SendResult>;

/** How the deliveries of one channel are worked off. */
export interface ChannelWork {
  readonly channel: DeliveryChannel;
  /** Delay before each retry, in milliseconds. */
  readonly schedule: readonly number[];
  /** Of this instance. */
  readonly places: Places;
  /** How long an attempt belongs to this instance, in milliseconds. */
  readonly leaseMs: number;
  /** How long it may take to send one, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether the end of one delivery may make another due. */
  readonly inOrder: boolean;
  /** Begins the next attempt of what is due and has room. */
  begin(em: EntityManager, room: Room, claim: Claim): Promise<BegunAttempt[]>;
  /** Makes ready all that goes out. A throw is a failure of ours, and is tried again. */
  makeReady(attempt: BegunAttempt): Promise<Send>;
  /** What a result means beyond its delivery, in the transaction that records it. */
  note?(em: EntityManager, attempt: BegunAttempt, result: SendResult): Promise<void>;
  /** How long the place of an attempt rests after it, in milliseconds. */
  restMs?(attempt: BegunAttempt, result: SendResult): number;
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
    private readonly random: () => number,
    private readonly log: Logger,
    private readonly metrics: DeliveryMetrics,
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
      if (await this.beginDue()) continue;
      await after(pollMs, undefined, { signal: this.nudge.signal }).catch(() => undefined);
    }
  }

  /** Resolves to whether there may be more, with a place for it; false also when the database is away. */
  private async beginDue(): Promise<boolean> {
    const { places } = this.work;
    const { room } = places;
    if (room.free === 0) return false;
    try {
      await this.giveUpAbandoned();
      const takesOver = performance.now() >= this.takesOverAt;
      const claimedAt = performance.now();
      const attempts = await this.work.begin(this.em.fork(), room, {
        maxAttempts: this.maxAttempts,
        leaseMs: this.work.leaseMs,
        takesOver,
      });
      places.fill(
        room,
        attempts.map(({ recipient }) => recipient),
      );
      for (const attempt of attempts) this.start(attempt, claimedAt);
      return places.isWorthAClaim;
    } catch (error) {
      this.takesOverAt = performance.now() + settleMs;
      this.log.warn({ error, channel: this.work.channel }, 'Due deliveries could not be claimed');
      return false;
    }
  }

  private start(attempt: BegunAttempt, claimedAt: number): void {
    // failpoint: after-claim, this.work.channel
    const span = beginSpan(
      {
        name: `send ${attempt.kind}`,
        kind: 'client',
        attributes: { 'demo_booking.delivery.id': attempt.id, 'demo_booking.delivery.attempt': attempt.number },
      },
      { correlationId: attempt.correlation_id, traceparent: attempt.traceparent },
    );
    const ended = onTrail(span.trail, () => this.attempt(attempt, claimedAt, span)).finally(() => this.underway.delete(ended));
    this.underway.add(ended);
  }

  private leaveAfter(attempt: BegunAttempt, restMs: number): void {
    if (restMs === 0) this.leave(attempt);
    else setTimeout(() => this.leave(attempt), restMs).unref();
  }

  private leave({ recipient }: BegunAttempt): void {
    this.work.places.leave(recipient);
    if (this.work.inOrder || this.work.places.isWorthAClaim) this.wake();
  }

  private async attempt(attempt: BegunAttempt, claimedAt: number, span: Span): Promise<void> {
    const startedAt = performance.now();
    const result = await this.sendInTime(attempt, claimedAt).catch((error: unknown): SendResult => {
      this.log.error({ error, kind: attempt.kind, deliveryId: attempt.id }, 'A delivery could not be made ready');
      return { outcome: 'failed', permanent: false, reason: 'not_sendable' };
    });
    // failpoint: after-send, this.work.channel, result.outcome
    const latencyMs = Math.round(performance.now() - startedAt);
    const { id: deliveryId, kind, number } = attempt;
    this.log.info(
      { deliveryId, kind, number, outcome: result.outcome, reason: result.reason, statusCode: result.statusCode, latencyMs },
      'Attempted',
    );
    span.end({ error: result.outcome === 'delivered' ? undefined : (result.reason ?? result.outcome) });
    this.metrics.attempted(attempt, result, latencyMs);
    await this.record(attempt, result, latencyMs);
    this.leaveAfter(attempt, this.work.restMs?.(attempt, result) ?? 0);
  }

  /** Sends nothing that might end after the lease: somebody else may be at it. The clock goes on while this process is stopped. */
  private async sendInTime(attempt: BegunAttempt, claimedAt: number): Promise<SendResult> {
    const send = await this.work.makeReady(attempt);
    const leftMs = claimedAt + this.work.leaseMs - performance.now();
    return leftMs < this.work.timeoutMs ? { outcome: 'failed', permanent: false, reason: 'too_late' } : send();
  }

  /** Tries while the database is away: a result that is known must not become an unknown one, which is sent again. */
  private async record(attempt: BegunAttempt, result: SendResult, latencyMs: number): Promise<void> {
    const at = new Date(new Date(attempt.begun_at).getTime() + latencyMs);
    const triesOfRound = attempt.number - attempt.round_from;
    const retryInMs = result.permanent ? undefined : nextDelayMs(this.work.schedule, triesOfRound, this.random, result.retryAfterSeconds);
    for (let tries = 1; ; tries++) {
      try {
        await this.transactions.run(async (transaction) => {
          await this.work.note?.(transaction.em, attempt, result);
          const attempts = await concludeAttempt(transaction.em, attempt, { result, latencyMs, at, retryInMs });
          this.tell(transaction, attempt, attempts, { delivered: result.outcome === 'delivered', at });
        });
        if (result.outcome === 'delivered') this.metrics.concluded(attempt.kind, 'delivered', triesOfRound);
        else if (retryInMs === undefined) this.metrics.concluded(attempt.kind, 'failed', triesOfRound);
        // The poll would be late for it.
        const isSoon = result.outcome !== 'delivered' && retryInMs !== undefined && retryInMs < pollMs;
        if (isSoon) setTimeout(() => this.wake(), retryInMs).unref();
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
    const abandoned = await this.transactions.run(async (transaction) => {
      const deliveries = await giveUpAbandoned(transaction.em, this.work.channel, this.maxAttempts);
      for (const delivery of deliveries) {
        const attempts = await attemptsOf(transaction.em, delivery.event_id, delivery.kind);
        this.tell(transaction, delivery, attempts, { delivered: false, at: new Date(delivery.at) });
      }
      return deliveries;
    });
    for (const { kind } of abandoned) this.metrics.concluded(kind, 'failed', this.maxAttempts);
  }

  private tell(transaction: Transaction, delivery: Abandoned, attempts: number, { delivered, at }: { delivered: boolean; at: Date }): void {
    const { id, kind, event_id: eventId, event_type: eventType, booking_id: bookingId } = delivery;
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
