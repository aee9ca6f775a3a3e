import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises';
import { backoffMs, pause } from '#messaging';
import type { Logger } from '#runtime';
import { type HitRecord, hitKey } from './limit-window.js';
import type { RedisWindow, WindowClient } from './redis-window.js';

/** How long a submission waits for the shared window, for each of its calls. */
const answerWithinMs = 250;
const tries = { baseMs: 500, maxMs: 2_000 };
/** A hit of nobody, by which it is seen that the server does again what it is asked. */
const probeKey = hitKey('probe', 'gateway');
const probeMs = 1_000;

/** A call of the shared window. Both are undefined where there is no answer; neither rejects. */
export interface Asked<Answer> {
  /** The answer, if it comes in time. */
  readonly inTime: Promise<Answer | undefined>;
  /** The answer, whenever it comes: the connection ends every call at some time. */
  readonly atAll: Promise<Answer | undefined>;
}

/**
 * The window on Redis as long as it answers. On a new connection, and after a call without an answer, no submission asks it
 * before it has answered a try, so that none waits for a script to be loaded or for a server that hangs.
 */
export class SharedWindow {
  private isAnswering = false;
  private isTrying = false;
  private readonly closing = new AbortController();

  constructor(
    private readonly window: RedisWindow,
    private readonly client: WindowClient,
    private readonly logger: Logger,
  ) {
    client.on('ready', () => void this.untilItAnswers());
  }

  /** Whether it judges, as far as is known. */
  get isUp(): boolean {
    return this.client.isReady && this.isAnswering;
  }

  /** As {@link RedisWindow.increment}. */
  increment(key: string, ttlMs: number, limit: number): Asked<HitRecord> {
    return this.isUp ? this.ask(this.window.increment(key, ttlMs, limit)) : noAnswer;
  }

  /** As {@link RedisWindow.giveBack}. It is asked also where it does not judge: what it took late, it has to give back. */
  giveBack(key: string): Asked<boolean> {
    return this.client.isReady ? this.ask(this.window.giveBack(key)) : noAnswer;
  }

  /** Asks for what changes nothing but a hit of nobody. Resolves to whether there was an answer in time. */
  async probe(): Promise<boolean> {
    const answer = await inTime(this.window.increment(probeKey, probeMs, 1).catch(() => undefined));
    this.isAnswering = answer !== undefined;
    return this.isAnswering;
  }

  /** Ends the connection; calls under way get no answer. */
  close(): void {
    this.closing.abort();
    this.client.destroy();
  }

  private ask<Answer>(call: Promise<Answer>): Asked<Answer> {
    const atAll = call.catch((error: unknown) => this.fail(error));
    return { atAll, inTime: inTime(atAll).then((answer) => answer ?? this.fail(undefined)) };
  }

  private fail(error: unknown): undefined {
    if (!this.isAnswering || this.closing.signal.aborted) return undefined;
    this.logger.warn({ error }, 'The shared limits give no answer: this gateway limits by itself');
    void this.untilItAnswers();
    return undefined;
  }

  private async untilItAnswers(): Promise<void> {
    this.isAnswering = false;
    if (this.isTrying) return;
    this.isTrying = true;
    for (let n = 0; !(this.client.isReady && (await this.probe())); n++) {
      if (!(await pause(backoffMs(n, tries, Math.random), this.closing.signal))) break;
    }
    this.isTrying = false;
    if (this.isAnswering) this.logger.info('The limits are shared');
  }
}

const noAnswer: Asked<never> = { inTime: Promise.resolve(undefined), atAll: Promise.resolve(undefined) };

async function inTime<Answer>(answer: Promise<Answer | undefined>): Promise<Answer | undefined> {
  const deadline = new AbortController();
  const first = await Promise.race([answer, overdue(deadline.signal)]);
  deadline.abort();
  return first;
}

/**
 * Resolves when the server had its time. A busy process sends late and reads late, for which it is not to blame: the time
 * counts from the turn in which calls are sent, and at its end what has come meanwhile is read first.
 */
async function overdue(signal: AbortSignal): Promise<undefined> {
  await nextTurn();
  await after(answerWithinMs, undefined, { signal }).catch(() => undefined);
  await nextTurn();
}
