import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ProblemCode, Queue } from '#contracts';
import type { Outcome } from '../outcome.js';
import type { QueueDepths } from '../topology.js';

/** How a call ended for the one who made it. */
export type CallOutcome = 'answered' | 'refused' | 'failed' | 'no_answer' | 'unavailable';
/** What became of an event that the relay took up; `unrouted`: no queue takes it, `refused`: the broker did not. */
export type RelayOutcome = 'confirmed' | 'unrouted' | 'refused';

/** Seconds; the last two for what waits while a dependency is away. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What a process sends and handles. Labels have names of contracts and queues, and the words of the types above. */
export class MessagingMetrics {
  private readonly calls: Histogram<'command' | 'outcome'>;
  private readonly handled: Histogram<'type' | 'outcome'>;
  private readonly refusals: Counter<'type' | 'code'>;
  private readonly published: Counter<'type' | 'outcome'>;
  private readonly depths: Gauge<'queue' | 'part'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.calls = new Histogram({
      name: 'demo_booking_rpc_duration_seconds',
      help: 'Calls to other services, from the request to the answer, by command and how they ended for the caller.',
      labelNames: ['command', 'outcome'],
      buckets,
      registers,
    });
    this.handled = new Histogram({
      name: 'demo_booking_message_duration_seconds',
      help: 'Messages taken from a queue, until they were settled, waits and repeats included, by type and what became of them.',
      labelNames: ['type', 'outcome'],
      buckets,
      registers,
    });
    this.refusals = new Counter({
      name: 'demo_booking_message_refusals_total',
      help: 'Messages that a rule refused, by type and the code of the rule.',
      labelNames: ['type', 'code'],
      registers,
    });
    this.published = new Counter({
      name: 'demo_booking_events_published_total',
      help: 'Events that the relay took from the outbox to the broker, by type and what became of them.',
      labelNames: ['type', 'outcome'],
      registers,
    });
    this.depths = new Gauge({
      name: 'demo_booking_queue_messages',
      help: 'Messages that wait in a queue of the service, not counting those in hand, as of the last 20 seconds; absent without a connection.',
      labelNames: ['queue', 'part'],
      registers,
    });
  }

  /** A call of `command` ended after `ms`. */
  called(command: string, outcome: CallOutcome, ms: number): void {
    this.calls.observe({ command, outcome }, ms / 1_000);
  }

  /** A message was done with after `ms`; `type` is that of its contract, or `unknown`. */
  settled(type: string, outcome: Outcome, ms: number): void {
    this.handled.observe({ type, outcome }, ms / 1_000);
  }

  /** A rule refused a message. */
  refused(type: string, code: ProblemCode): void {
    this.refusals.inc({ type, code });
  }

  /** The relay took an event up. */
  relayed(type: string, outcome: RelayOutcome): void {
    this.published.inc({ type, outcome });
  }

  /** The broker has told what waits. */
  waiting(queue: Queue, { work, parking, returning }: QueueDepths): void {
    this.depths.set({ queue, part: 'work' }, work);
    this.depths.set({ queue, part: 'parking' }, parking);
    this.depths.set({ queue, part: 'returning' }, returning);
  }

  /** Nobody can be asked what waits. */
  lostSight(): void {
    this.depths.reset();
  }
}
