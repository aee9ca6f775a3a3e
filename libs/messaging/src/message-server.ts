import { setTimeout as after } from 'node:timers/promises';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { ChannelWrapper } from 'amqp-connection-manager';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { Queue } from '#contracts';
import type { Logger, Probe } from '#runtime';
import { backoffMs, pause } from './backoff.js';
import type { BrokerConnection } from './broker-connection.js';
import type { Consumption } from './consumption.js';
import type { MessageHandling } from './message-handling.js';
import type { MessagingMetrics } from './metrics/messaging-metrics.js';
import { type Verdict, verdicts } from './outcome.js';
import { declareQueue } from './topology.js';
import { within } from './within.js';

/**
 * For the broker to take the last acknowledgements: a busy quorum queue has them wait at the channel, and they are lost with it
 * when it closes (RabbitMQ 3.10), so that the messages would be delivered once more.
 */
const settleMs = 250;
/** For the broker to say that it heard of a leave. One that is short of memory does not listen. */
const leaveWithinMs = 2_000;

/**
 * The transport of a service: consumes its queues, acknowledges after the handler, consumes again when its consumer was
 * cancelled, and drains when it is closed. Nest's own RabbitMQ server does none of these.
 */
export class MessageServer extends Server implements CustomTransportStrategy, Probe {
  readonly name = 'consumers';
  private readonly consumers = new Map<Queue, { channel: Channel; tag: string }>();
  private readonly inFlight = new Set<Promise<void>>();
  private readonly draining = new AbortController();
  private wrapper: ChannelWrapper | undefined;

  constructor(
    private readonly connection: BrokerConnection,
    private readonly consumptions: readonly Consumption[],
    private readonly handling: MessageHandling,
    private readonly log: Logger,
    private readonly metrics: MessagingMetrics,
    private readonly declareEveryMs = 20_000,
  ) {
    super();
  }

  listen(started: (error?: unknown) => void): void {
    this.handling.use(this.getHandlers(), this.consumptions);
    this.wrapper = this.connection.channel('consumers', async (channel) => {
      const gone = new AbortController();
      channel.once('close', () => {
        gone.abort();
        this.lose(channel);
      });
      const leaving = AbortSignal.any([this.draining.signal, gone.signal]);
      for (const consumption of this.consumptions) await this.consume(channel, consumption, leaving);
      void this.keepDeclared(channel, leaving);
    });
    started();
  }

  /** Takes no more messages, lets those at hand end, then leaves. Messages that only wait for a dependency go back to their queue. */
  async close(): Promise<void> {
    this.draining.abort();
    this.connection.endApart();
    const cancelled = [...this.consumers.values()].map(({ channel, tag }) => within(channel.cancel(tag), leaveWithinMs));
    await Promise.allSettled(cancelled);
    this.consumers.clear();
    while (this.inFlight.size > 0) await Promise.allSettled(this.inFlight);
    await after(settleMs);
    if (this.wrapper !== undefined) await within(this.wrapper.close(), leaveWithinMs).catch(() => undefined);
  }

  /** Resolves when every queue has its consumer. */
  async check(): Promise<void> {
    if (this.consumers.size < this.consumptions.length) throw new Error('A consumer is missing.');
  }

  /** Nest asks for events of the transport; this one has none. */
  on(): this {
    return this;
  }

  unwrap(): never {
    throw new Error('The connection is not handed out: its channels belong to the consumers.');
  }

  /** `leaving`: the channel is gone, or the service drains. What is handled then is the broker's again. */
  private async consume(channel: Channel, consumption: Consumption, leaving: AbortSignal): Promise<void> {
    const { queue, prefetch } = consumption;
    await this.declare(channel, consumption);
    await channel.prefetch(prefetch);
    const { consumerTag } = await channel.consume(queue, (message) => {
      if (message === null) void this.consumeAgain(channel, consumption, leaving);
      else this.take(queue, channel, message, leaving);
    });
    this.consumers.set(queue, { channel, tag: consumerTag });
  }

  /** The broker cancelled the consumer: its queue was deleted, or moved to another node. */
  private async consumeAgain(channel: Channel, consumption: Consumption, leaving: AbortSignal): Promise<void> {
    this.consumers.delete(consumption.queue);
    this.log.warn({ queue: consumption.queue }, 'The broker cancelled the consumer');
    // A new channel has consumers of its own.
    for (let n = 0; await pause(backoffMs(n, {}, Math.random), leaving); n++) {
      try {
        await this.consume(channel, consumption, leaving);
        return;
      } catch (error) {
        this.log.warn({ queue: consumption.queue, error }, 'Cannot consume again yet');
      }
    }
  }

  /** A binding or exchange that somebody removed comes back, and with it the events that wait in outboxes. */
  private async keepDeclared(channel: Channel, leaving: AbortSignal): Promise<void> {
    while (await pause(this.declareEveryMs, leaving)) {
      try {
        for (const consumption of this.consumptions) await this.declare(channel, consumption);
      } catch (error) {
        this.log.warn({ error }, 'The queues could not be declared again');
      }
    }
  }

  private async declare(channel: Channel, { queue, events = [] }: Consumption): Promise<void> {
    this.metrics.waiting(queue, await declareQueue(channel, queue, events));
  }

  private lose(channel: Channel): void {
    this.metrics.lostSight();
    for (const [queue, consumer] of this.consumers) if (consumer.channel === channel) this.consumers.delete(queue);
  }

  private take(queue: Queue, channel: Channel, message: ConsumeMessage, leaving: AbortSignal): void {
    const work = this.handling.handle(queue, message, leaving).then((outcome) => settle(channel, message, verdicts[outcome]));
    this.inFlight.add(work);
    void work.finally(() => this.inFlight.delete(work));
  }
}

/** On a channel that is gone there is nothing to settle: the broker delivers the message again. */
function settle(channel: Channel, message: ConsumeMessage, verdict: Verdict): void {
  // failpoint: before-ack, verdict
  try {
    if (verdict === 'ack') channel.ack(message);
    // `reject`, not `nack`: from RabbitMQ 4.3 on only it counts as a delivery.
    else if (verdict === 'reject' || verdict === 'requeue') channel.reject(message, verdict === 'requeue');
  } catch {
    // IllegalOperationError: the channel is closed.
  }
}
