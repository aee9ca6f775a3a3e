import { setTimeout as after } from 'node:timers/promises';
import type { Random } from '../random.js';

/** What a client heard: `lost` when the connection ended first, or nothing came in time. */
export interface Reply {
  readonly status: number | 'lost';
  readonly json: unknown;
  readonly headers: Headers;
  readonly ms: number;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds: longer than any deadline of the gateway. */
const patienceMs = 15_000;
/** Of a call that is repeated: how often, and after how many milliseconds. */
const most = 5;
const againAfterMs = 1_000;
const unsettled = new Set<Reply['status']>(['lost', 503, 504]);

/** The gateways behind one address, as a load balancer has them: what is taken out gets no new requests. */
export class Gateways {
  private readonly urls = new Set<string>();

  private readonly underway = new Set<Promise<unknown>>();
  private holding: Promise<void> | undefined;

  constructor(private readonly random: Random) {}

  add(url: string): void {
    this.urls.add(url);
  }

  remove(url: string): void {
    this.urls.delete(url);
  }

  /** Resolves when the load may go on. */
  async open(): Promise<void> {
    await this.holding;
  }

  /** Holds the load back while `work` goes on, which begins when nothing is under way any more. */
  async holdBack(work: () => Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.holding = promise;
    try {
      while (this.underway.size > 0) await Promise.allSettled(this.underway);
      await work();
    } finally {
      this.holding = undefined;
      resolve();
    }
  }

  /** Sends one request to one of the gateways; never rejects. */
  call(call: Call): Promise<Reply> {
    const answered = this.send(call).finally(() => this.underway.delete(answered));
    this.underway.add(answered);
    return answered;
  }

  /** For the suite's own calls, which are not what is tried: asks again while nobody can say what came of it. Never rejects. */
  async callUntilSettled(call: Call): Promise<Reply> {
    for (let tries = 1; ; tries++) {
      const reply = await this.call(call);
      if (!unsettled.has(reply.status) || tries === most) return reply;
      await after(againAfterMs);
    }
  }

  private async send({ method, path, body, headers = {} }: Call): Promise<Reply> {
    const began = performance.now();
    const since = (): number => performance.now() - began;
    const url = [...this.urls];
    if (url.length === 0) return { status: 'lost', json: undefined, headers: new Headers(), ms: since() };
    try {
      const response = await fetch(`${this.random.pick(url)}${path}`, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patienceMs),
      });
      const text = await response.text();
      return { status: response.status, json: jsonOf(text), headers: response.headers, ms: since() };
    } catch {
      return { status: 'lost', json: undefined, headers: new Headers(), ms: since() };
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
