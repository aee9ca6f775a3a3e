import { randomUUID } from 'node:crypto';
import type { ConfirmChannel } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { type CommandContract, DomainError } from '#contracts';
import { beginSpan, type Clock, currentTrail, type Trail } from '#runtime';
import type { BrokerConnection } from './broker-connection.js';
import { encodeEnvelope } from './envelope.js';
import { BrokerUnavailable, NoAnswer, RemoteFailure } from './failures.js';
import type { CallOutcome, MessagingMetrics } from './metrics/messaging-metrics.js';
import { PendingAnswers } from './pending-answers.js';
import { Publisher } from './publisher.js';
import { deadlineHeader, decodeAnswer } from './wire.js';

/** RabbitMQ's direct reply-to: answers come straight to the channel that asked. */
const replyTo = 'amq.rabbitmq.reply-to';

/** Sends commands to other services and waits for their answers. */
export class CommandBus {
  private readonly pending = new PendingAnswers();
  private readonly publisher: Publisher;

  constructor(
    connection: BrokerConnection,
    private readonly source: string,
    private readonly clock: Clock,
    private readonly metrics: MessagingMetrics,
  ) {
    this.publisher = new Publisher(
      connection,
      'commands',
      (channel) => this.listen(channel),
      () => this.pending.lost(),
    );
  }

  /**
   * The reply to a command within `withinMs`. Throws the {@link DomainError} that the service answered, `RemoteFailure` when it
   * failed, `NoAnswer` when the broker has the command and no answer came in time, `BrokerUnavailable` when it has not.
   * `id` makes a repeat of the same command recognizable.
   */
  async request<Request extends z.ZodType, Reply extends z.ZodType>(
    command: CommandContract<Request, Reply>,
    data: z.input<Request>,
    { withinMs, id = uuidv7() }: { withinMs: number; id?: string },
  ): Promise<z.output<Reply>> {
    const startedAt = performance.now();
    const span = beginSpan(
      { name: `request ${command.name}`, kind: 'client', attributes: { 'messaging.system': 'rabbitmq' } },
      currentTrail() ?? {},
    );
    const end = (outcome: CallOutcome): void => {
      this.metrics.called(command.name, outcome, performance.now() - startedAt);
      span.end({ error: outcome === 'answered' || outcome === 'refused' ? undefined : outcome });
    };
    try {
      const reply = await this.ask(command, data, { withinMs, id }, span.trail);
      end('answered');
      return reply;
    } catch (error) {
      end(outcomeOf(error));
      throw error;
    }
  }

  private async ask<Request extends z.ZodType, Reply extends z.ZodType>(
    command: CommandContract<Request, Reply>,
    data: z.input<Request>,
    { withinMs, id }: { withinMs: number; id: string },
    { correlationId, traceparent }: Trail,
  ): Promise<z.output<Reply>> {
    const callId = randomUUID();
    const now = this.clock.now();
    const content = encodeEnvelope({
      specversion: '1.0',
      id,
      source: this.source,
      type: command.name,
      time: now.toISOString(),
      correlationid: correlationId,
      traceparent,
      data,
    });
    const answered = this.pending.expect(callId, command, withinMs);
    const headers = command.durable ? {} : { [deadlineHeader]: new Date(now.getTime() + withinMs).toISOString() };
    this.publisher
      .publish({
        exchange: '',
        routingKey: command.queue,
        messageId: callId,
        content,
        options: { persistent: command.durable, replyTo, correlationId: callId, headers },
      })
      .then(
        () => this.pending.taken(callId),
        (failure: unknown) => this.pending.fail(callId, failure instanceof Error ? failure : new BrokerUnavailable('connection_lost')),
      );
    const answer = await answered;
    if ('refusal' in answer) {
      throw answer.refusal.code === 'internal_error' ? new RemoteFailure(command.name) : new DomainError(answer.refusal);
    }
    return command.reply.parse(answer.reply);
  }

  private async listen(channel: ConfirmChannel): Promise<void> {
    await channel.consume(
      replyTo,
      (message) => {
        const answer = message === null ? undefined : decodeAnswer(message.content);
        if (answer !== undefined) this.pending.answer(String(message?.properties.correlationId), answer);
      },
      { noAck: true },
    );
  }
}

function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof DomainError) return 'refused';
  if (error instanceof NoAnswer) return 'no_answer';
  return error instanceof BrokerUnavailable ? 'unavailable' : 'failed';
}
