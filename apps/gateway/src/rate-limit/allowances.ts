import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type HitRecord, RollingWindow } from './rolling-window.js';

interface Allowance {
  readonly key: string;
  readonly policy: { readonly name: string; readonly limit: number; readonly windowMs: number };
  readonly timeToExpire: number;
  used: number;
  held: boolean;
}

/** The part of its limit that a request uses, and gives back when it is not accepted. */
@Injectable()
export class Allowances {
  private readonly byRequest = new WeakMap<FastifyRequest, Allowance>();

  constructor(private readonly window: RollingWindow) {}

  /** Notes what the request took. */
  note(request: FastifyRequest, key: string, policy: Allowance['policy'], record: HitRecord): void {
    this.byRequest.set(request, { key, policy, timeToExpire: record.timeToExpire, used: record.totalHits, held: record.held });
  }

  /** The request was not accepted, or had been before: it counts toward no limit. */
  giveBack(request: FastifyRequest): void {
    const allowance = this.byRequest.get(request);
    if (allowance?.held !== true) return;
    allowance.held = false;
    if (this.window.giveBack(allowance.key)) allowance.used -= 1;
  }

  /** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers). */
  tell(request: FastifyRequest, reply: FastifyReply): void {
    const allowance = this.byRequest.get(request);
    if (allowance === undefined) return;
    const { policy, timeToExpire, used } = allowance;
    void reply.header('RateLimit-Policy', `"${policy.name}";q=${policy.limit};w=${Math.ceil(policy.windowMs / 1000)}`);
    void reply.header('RateLimit', `"${policy.name}";r=${Math.max(0, policy.limit - used)};t=${timeToExpire}`);
  }
}
