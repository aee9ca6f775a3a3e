import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Hit } from './address-limits.js';

interface Allowance {
  readonly hit: Hit;
  readonly policy: { readonly name: string; readonly limit: number; readonly windowMs: number };
  used: number;
  held: boolean;
}

/** The part of its limit that a request uses, and gives back when it is not accepted. */
@Injectable()
export class Allowances {
  private readonly byRequest = new WeakMap<FastifyRequest, Allowance>();

  /** Notes what the request took. */
  note(request: FastifyRequest, policy: Allowance['policy'], hit: Hit): void {
    this.byRequest.set(request, { hit, policy, used: hit.totalHits, held: hit.held });
  }

  /** The request was not accepted, or had been before: it counts toward no limit. */
  async giveBack(request: FastifyRequest): Promise<void> {
    const allowance = this.byRequest.get(request);
    if (allowance?.held !== true) return;
    allowance.held = false;
    if (await allowance.hit.giveBack()) allowance.used -= 1;
  }

  /** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers). */
  tell(request: FastifyRequest, reply: FastifyReply): void {
    const allowance = this.byRequest.get(request);
    if (allowance === undefined) return;
    const { policy, hit, used } = allowance;
    void reply.header('RateLimit-Policy', `"${policy.name}";q=${policy.limit};w=${Math.ceil(policy.windowMs / 1000)}`);
    void reply.header('RateLimit', `"${policy.name}";r=${Math.max(0, policy.limit - used)};t=${hit.timeToExpire}`);
  }
}
