import { setTimeout as after } from 'node:timers/promises';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { eventExchange } from '#contracts';
import { beginSpan, type Logger, type Trail } from '#runtime';
import { backoffMs } from '../backoff.js';
import { dataSchemaOf, encodeEnvelope } from '../envelope.js';
import { BrokerUnavailable } from '../failures.js';
import type { MessagingMetrics } from '../metrics/messaging-metrics.js';
import type { Publication, Publisher } from '../publisher.js';
import type { OutboxStore, WaitingEvent } from './outbox.store.js';

const batchSize = 200;
const pollMs = 1_000;
const forgetEveryMs = 3_600_000;

/**
 * Publishes what waits in the outbox, and marks only what the broker confirmed and did not return. Polling is the
 * guarantee; `wake` spares the wait. Any number of relays may run: each leases what it takes.
 */
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private nudge = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private nextForgetAt = performance.now() + forgetEveryMs;

  constructor(
    private readonly store: OutboxStore,
    private readonly publisher: Publisher,
    private readonly source: string,
    private readonly log: Logger,
    private readonly metrics: MessagingMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Says that something waits. */
  wake(): void {
    this.nudge.abort();
  }

  /** After everything that writes events has ended: what they left is sent on before the process goes. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      this.nudge = new AbortController();
      try {
        const more = await this.publishBatch();
        failures = 0;
        if (more) continue;
        await this.forgetOld();
      } catch (error) {
        this.log.warn({ error }, 'The outbox could not be relayed');
        failures += 1;
      }
      const waitMs = failures === 0 ? pollMs : backoffMs(failures, { maxMs: 5_000 }, Math.random);
      await after(waitMs, undefined, { signal: failures === 0 ? this.nudge.signal : this.stopping.signal }).catch(() => undefined);
    }
    await this.publishBatch().catch(() => undefined);
  }

  /** Resolves to whether there may be more. Throws when the broker takes nothing, after giving the events back. */
  private async publishBatch(): Promise<boolean> {
    const events = await this.store.lease(batchSize);
    if (events.length === 0) return false;
    const outcomes = await Promise.all(events.map(async (event) => ({ id: event.id, failure: await this.publish(event) })));
    const idsOf = (matches: (failure: unknown) => boolean) => outcomes.filter(({ failure }) => matches(failure)).map(({ id }) => id);
    const confirmed = idsOf((failure) => failure === undefined);
    const unrouted = idsOf(isUnrouted);
    const refused = idsOf((failure) => failure !== undefined && !isUnrouted(failure));
    // failpoint: after-confirm
    if (confirmed.length > 0) await this.store.markPublished(confirmed);
    if (unrouted.length > 0) {
      this.log.warn({ events: unrouted.length }, 'No queue takes some events: is their service missing?');
      await this.store.putOff(unrouted);
    }
    if (refused.length > 0) {
      await this.store.release(refused);
      throw outcomes.find(({ id }) => id === refused[0])?.failure;
    }
    return events.length === batchSize;
  }

  /** Resolves to why the broker did not take the event; undefined when it did. */
  private async publish(event: WaitingEvent): Promise<unknown> {
    const span = beginSpan(
      { name: `publish ${event.type}`, kind: 'producer', attributes: { 'messaging.system': 'rabbitmq' } },
      { correlationId: event.correlation_id, traceparent: event.traceparent },
    );
    const failure = await this.publisher.publish(this.publicationOf(event, span.trail)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const outcome = failure === undefined ? 'confirmed' : isUnrouted(failure) ? 'unrouted' : 'refused';
    span.end({ error: outcome === 'confirmed' ? undefined : outcome });
    this.metrics.relayed(event.type, outcome);
    return failure;
  }

  private publicationOf(event: WaitingEvent, { correlationId, traceparent }: Trail): Publication {
    return {
      exchange: eventExchange,
      routingKey: event.type,
      messageId: event.id,
      content: encodeEnvelope({
        specversion: '1.0',
        id: event.id,
        source: this.source,
        type: event.type,
        time: new Date(event.occurred_at).toISOString(),
        subject: event.subject,
        dataschema: dataSchemaOf({ name: event.type, version: event.version }),
        correlationid: correlationId,
        traceparent,
        data: event.data,
      }),
      options: { persistent: true },
    };
  }

  private async forgetOld(): Promise<void> {
    if (performance.now() < this.nextForgetAt) return;
    this.nextForgetAt = performance.now() + forgetEveryMs;
    await this.store.forgetOld();
  }
}

const isUnrouted = (failure: unknown): boolean => failure instanceof BrokerUnavailable && failure.code === 'not_routed';
