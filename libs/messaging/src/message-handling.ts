import type { ConsumeMessage, Options } from 'amqplib';
import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { DomainError, type MessageContract, parkingQueueOf, type Queue, type Refusal, violationsOf } from '#contracts';
import { isDatabaseAway } from '#persistence';
import { beginSpan, type Clock, type Logger, onTrail } from '#runtime';
import { backoffMs, pause } from './backoff.js';
import { contractOf } from './contract-of.js';
import { dataSchemaOf, decodeEnvelope, type Envelope } from './envelope.js';
import { BrokerUnavailable, NoAnswer } from './failures.js';
import type { Consumption } from './consumption.js';
import { MessageContext } from './message-context.js';
import type { MessagingMetrics } from './metrics/messaging-metrics.js';
import type { Outcome } from './outcome.js';
import type { ParkingReason } from './parking/parking-reason.js';
import type { Publisher } from './publisher.js';
import { returnAfterMs, returningQueueOf } from './topology.js';
import { type Answer, deadlineOf, encodeAnswer, returnsHeader, returnsOf, withoutDeaths } from './wire.js';

/**
 * Tries of a message whose handler fails for a reason that nobody foresaw: with the pauses between them, 10 to 22 seconds, so that
 * a short disturbance parks nothing.
 */
const maxTries = 10;
/** Returns of a message that this instance does not know, each of a second: it may be meant for a newer one, or an older. */
const defaultMaxReturns = 30;

interface Task {
  readonly queue: Queue;
  readonly message: ConsumeMessage;
  readonly contract: MessageContract;
  readonly run: () => Promise<unknown>;
}

/** A message of a contract that this instance handles. */
interface KnownMessage {
  readonly queue: Queue;
  readonly message: ConsumeMessage;
  readonly contract: MessageContract;
  readonly envelope: Envelope;
  readonly handler: MessageHandler;
}

/** Why a message is parked; never what it holds. */
interface Why {
  readonly reason: ParkingReason;
  readonly detail: string;
}

/** What is an error in the eyes of a trace. */
const failures: ReadonlySet<Outcome> = new Set(['failed', 'parked', 'rejected', 'requeued']);

const isDependencyAway = (error: unknown): boolean =>
  isDatabaseAway(error) || error instanceof NoAnswer || error instanceof BrokerUnavailable;

/** What happens with one message, by the kind of its error. */
export class MessageHandling {
  private handlers: ReadonlyMap<string, MessageHandler> = new Map();
  /** By queue and subject: the handling of the last event about it. */
  private readonly turns = new Map<string, Promise<Outcome>>();

  constructor(
    private readonly publisher: Publisher,
    private readonly clock: Clock,
    private readonly log: Logger,
    private readonly metrics: MessagingMetrics,
    private readonly maxReturns = defaultMaxReturns,
  ) {}

  /** Takes the handlers of the app. Throws when a handled event is bound to no queue, as nobody would ever send it. */
  use(handlers: ReadonlyMap<string, MessageHandler>, consumptions: readonly Consumption[]): void {
    const bound = new Set(consumptions.flatMap(({ events = [] }) => events));
    for (const [name, handler] of handlers) {
      if (contractOf(handler)?.kind === 'event' && !bound.has(name)) throw new Error(`No queue is bound to ${name}.`);
    }
    this.handlers = handlers;
  }

  /** Resolves, always, to what became of the message. */
  async handle(queue: Queue, message: ConsumeMessage, leaving: AbortSignal): Promise<Outcome> {
    const startedAt = performance.now();
    const envelope = decodeEnvelope(message.content);
    const handler = envelope === undefined ? undefined : this.handlers.get(envelope.type);
    const contract = contractOf(handler);
    let outcome: Outcome;
    if (envelope === undefined) {
      outcome = await this.park(queue, message, { reason: 'unreadable', detail: 'No CloudEvents envelope.' });
    } else if (handler === undefined || contract === undefined) {
      outcome = await this.returnToQueue(queue, message, { reason: 'unknown_type', detail: envelope.type }, leaving);
    } else {
      outcome = await this.inItsSpan({ queue, message, contract, envelope, handler }, leaving);
    }
    this.metrics.settled(contract?.name ?? 'unknown', outcome, performance.now() - startedAt);
    return outcome;
  }

  private async inItsSpan(known: KnownMessage, leaving: AbortSignal): Promise<Outcome> {
    const { queue, contract, envelope } = known;
    const span = beginSpan(
      {
        name: `handle ${contract.name}`,
        kind: contract.kind === 'event' ? 'consumer' : 'server',
        attributes: { 'messaging.system': 'rabbitmq', 'messaging.destination.name': queue },
      },
      { correlationId: envelope.correlationid, traceparent: envelope.traceparent },
    );
    const outcome = await onTrail(span.trail, () => this.judge(known, leaving));
    span.end({ attributes: { 'demo_booking.outcome': outcome }, error: failures.has(outcome) ? outcome : undefined });
    return outcome;
  }

  private judge({ queue, message, contract, envelope, handler }: KnownMessage, leaving: AbortSignal): Promise<Outcome> {
    if (contract.kind === 'event' && envelope.dataschema !== dataSchemaOf(contract)) {
      if (envelope.dataschema === undefined) return this.park(queue, message, { reason: 'wrong_schema', detail: 'none' });
      return this.returnToQueue(queue, message, { reason: 'wrong_schema', detail: envelope.dataschema }, leaving);
    }
    const data = (contract.kind === 'event' ? contract.data : contract.request).safeParse(envelope.data);
    if (!data.success) {
      const detail = violationsOf(data.error)
        .map(({ field, rule }) => `${field}: ${rule}`)
        .join(', ');
      this.answer(message, { refusal: internalError });
      return this.park(queue, message, { reason: 'wrong_schema', detail });
    }
    const context = new MessageContext([envelope]);
    const task = { queue, message, contract, run: async () => resultOf(await handler(data.data, context)) };
    return envelope.subject === undefined ? this.attempt(task, leaving) : this.inTurn(`${queue}/${envelope.subject}`, task, leaving);
  }

  /** What is told of one thing is handled in the order in which it came: a cancellation not before the confirmation. */
  private async inTurn(turn: string, task: Task, leaving: AbortSignal): Promise<Outcome> {
    const last = this.turns.get(turn);
    const own =
      last === undefined ? this.attempt(task, leaving) : last.then(() => (leaving.aborted ? 'left' : this.attempt(task, leaving)));
    this.turns.set(turn, own);
    const outcome = await own;
    if (this.turns.get(turn) === own) this.turns.delete(turn);
    return outcome;
  }

  private async attempt(task: Task, leaving: AbortSignal): Promise<Outcome> {
    const { message, contract } = task;
    const isCall = contract.kind === 'command' && !contract.durable;
    const startedAt = performance.now();
    for (let tries = 1, waits = 0; ;) {
      if (this.isTooLate(message)) return 'too_late';
      try {
        // failpoint: handling, message.content
        this.answer(message, { reply: await task.run() });
        this.log.info({ type: contract.name, ms: Math.round(performance.now() - startedAt) }, 'Handled');
        return 'handled';
      } catch (error) {
        if (error instanceof DomainError) return await this.refused(task, error.refusal);
        const away = isDependencyAway(error);
        this.log.warn({ type: contract.name, error, away, tries }, 'A message could not be handled');
        // It is the broker's again: to park it now would be to have it twice.
        if (leaving.aborted) return 'left';
        if (!away && (isCall || tries++ >= maxTries)) return await this.failed(task, isCall);
        if (error instanceof NoAnswer && waits > 0 && (await this.passOn(task))) return 'passed_on';
        if (!(await pause(backoffMs(waits++, {}, Math.random), leaving))) return 'left';
      }
    }
  }

  /**
   * A command that got no answer twice may get one from another instance: a clock that is behind has its own calls be too late.
   * False when it was not passed on.
   */
  private async passOn({ queue, message, contract }: Task): Promise<boolean> {
    return (
      contract.kind === 'command' && contract.durable && (await this.send(returningQueueOf(queue), queue, message, {}, askerOf(message)))
    );
  }

  private async refused({ queue, message, contract }: Task, refusal: Refusal): Promise<Outcome> {
    this.metrics.refused(contract.name, refusal.code);
    if (contract.kind === 'event') return this.park(queue, message, { reason: 'refused', detail: refusal.code });
    this.log.info({ type: contract.name, code: refusal.code }, 'Refused');
    this.answer(message, { refusal });
    return 'refused';
  }

  private async failed({ queue, message, contract }: Task, isCall: boolean): Promise<Outcome> {
    if (!isCall) return this.park(queue, message, { reason: 'failed', detail: contract.name });
    this.answer(message, { refusal: internalError });
    return 'failed';
  }

  private isTooLate({ properties }: ConsumeMessage): boolean {
    const deadline = deadlineOf(properties.headers);
    return deadline !== undefined && deadline <= this.clock.now();
  }

  private answer({ properties }: ConsumeMessage, answer: Answer): void {
    const { replyTo, correlationId } = properties;
    if (typeof replyTo === 'string' && typeof correlationId === 'string')
      this.publisher.reply(replyTo, correlationId, encodeAnswer(answer));
  }

  /**
   * While versions are rolled out, another instance may know what this one does not. The message goes round by way of the
   * returning queue, so that its pause holds up no other, and no drain.
   */
  private async returnToQueue(queue: Queue, message: ConsumeMessage, why: Why, leaving: AbortSignal): Promise<Outcome> {
    if (leaving.aborted) return 'left';
    if (this.isTooLate(message)) return 'too_late';
    const returns = returnsOf(message.properties.headers);
    if (returns >= this.maxReturns) return this.park(queue, message, why);
    this.log.info({ queue, ...why, returns }, 'A message is returned for another instance');
    const sent = await this.send(returningQueueOf(queue), queue, message, { [returnsHeader]: returns + 1 }, askerOf(message));
    if (sent) return 'returned';
    return (await pause(returnAfterMs, leaving)) ? 'requeued' : 'left';
  }

  /** Parks with the reason; when that cannot be confirmed, the broker parks it as a dead letter, without. */
  private async park(queue: Queue, message: ConsumeMessage, why: Why): Promise<Outcome> {
    this.log.error({ queue, ...why }, 'A message is parked');
    const headers = { 'x-parked-from': queue, 'x-reason': why.reason, 'x-detail': why.detail };
    return (await this.send(parkingQueueOf(queue), queue, message, headers)) ? 'parked' : 'rejected';
  }

  /** Whether the broker has confirmed a copy of the message, with more headers, in the queue `target`. */
  private send(
    target: string,
    from: Queue,
    { properties, fields, content }: ConsumeMessage,
    headers: Record<string, string | number>,
    asker: Pick<Options.Publish, 'replyTo' | 'correlationId'> = {},
  ): Promise<boolean> {
    const sent = this.publisher.publish({
      exchange: '',
      routingKey: target,
      messageId: `${from}:${fields.deliveryTag}:${this.clock.now().getTime()}`,
      content,
      options: { persistent: true, headers: { ...withoutDeaths(properties.headers), ...headers }, ...asker },
    });
    return sent.then(
      () => true,
      () => false,
    );
  }
}

const internalError: Refusal = { code: 'internal_error', detail: 'The service could not do this.' };

/** Who waits for the answer, if anybody does. */
const askerOf = ({ properties: { replyTo, correlationId } }: ConsumeMessage): Pick<Options.Publish, 'replyTo' | 'correlationId'> =>
  typeof replyTo === 'string' && typeof correlationId === 'string' ? { replyTo, correlationId } : {};

/** Nest's handlers return a value or an observable of one. */
const resultOf = (result: unknown): Promise<unknown> =>
  isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : Promise.resolve(result);
