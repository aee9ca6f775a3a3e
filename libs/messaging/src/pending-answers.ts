import { BrokerUnavailable, NoAnswer } from './failures.js';
import type { Answer } from './wire.js';

interface Pending {
  readonly command: string;
  readonly durable: boolean;
  taken: boolean;
  /** Its answer would come too late; what is still open is whether the broker has it. */
  late: boolean;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: Error) => void;
}

/** The calls whose answers are still to come. Each ends: by its answer, its deadline, or the loss of the channel. */
export class PendingAnswers {
  private readonly calls = new Map<string, Pending>();

  /**
   * Rejects with {@link NoAnswer} when the broker took the command and no answer came; else with {@link BrokerUnavailable}. A durable
   * command that is not confirmed by then is waited for on, until its publisher knows: a slow broker may have it already.
   */
  expect(callId: string, command: { name: string; durable: boolean }, withinMs: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(callId), withinMs);
      this.calls.set(callId, { command: command.name, durable: command.durable, taken: false, late: false, timer, resolve, reject });
    });
  }

  /** The broker has confirmed the command. */
  taken(callId: string): void {
    const call = this.calls.get(callId);
    // failpoint: after-taken, call?.command
    if (call === undefined) return;
    call.taken = true;
    if (call.late) this.giveUp(callId);
  }

  answer(callId: string, answer: Answer): void {
    this.end(callId)?.resolve(answer);
  }

  fail(callId: string, failure: Error): void {
    this.end(callId)?.reject(failure);
  }

  /** The channel is gone, and with it every answer: only a durable command that was taken will be executed. */
  lost(): void {
    for (const [callId, call] of this.calls) {
      this.fail(callId, call.taken && call.durable ? new NoAnswer(call.command) : new BrokerUnavailable('connection_lost'));
    }
  }

  private giveUp(callId: string): void {
    const call = this.calls.get(callId);
    if (call === undefined) return;
    if (call.taken) this.fail(callId, new NoAnswer(call.command));
    else if (call.durable) call.late = true;
    else this.fail(callId, new BrokerUnavailable('not_confirmed'));
  }

  private end(callId: string): Pending | undefined {
    const call = this.calls.get(callId);
    this.calls.delete(callId);
    clearTimeout(call?.timer);
    return call;
  }
}
