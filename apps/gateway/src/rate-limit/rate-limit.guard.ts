import { type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { InjectThrottlerOptions, ThrottlerGuard, type ThrottlerModuleOptions, type ThrottlerRequest } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, GetLeadSubmission, GetSubmission } from '#contracts';
import { CommandBus, NoAnswer } from '#messaging';
import { Callers } from '../auth/index.js';
import { Clients } from '../http/client.js';
import type { SubmissionKind } from '../submissions/submission-id.js';
import { SubmissionIds } from '../submissions/submission-ids.js';
import { AddressLimits } from './address-limits.js';
import { Allowances } from './allowances.js';
import { hitKey } from './limit-window.js';

const lookUpWithinMs = 1_000;
const limitedAs = 'limitedAs';

/** Under which limit a call counts. */
export const LimitedAs = (kind: SubmissionKind): MethodDecorator => SetMetadata(limitedAs, kind);

/** How a submission of each kind is looked up. */
const lookUps = { bookings: GetSubmission, leads: GetLeadSubmission } as const;

/**
 * `rate_limit_per_ip`: counts accepted submissions per client address in a rolling window, each submission once. A repeat of
 * one that is stored passes even where the limit is reached. The leads that staff enter do not count.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    // Named, not left to its type: the base class names another storage for its second parameter, and that is inherited.
    @Inject(AddressLimits) private readonly limits: AddressLimits,
    reflector: Reflector,
    private readonly callers: Callers,
    private readonly clients: Clients,
    private readonly submissionIds: SubmissionIds,
    private readonly allowances: Allowances,
    @Inject(CommandBus) private readonly bus: CommandBus,
  ) {
    super(options, limits, reflector);
  }

  protected override async handleRequest({ context, limit, ttl, throttler }: ThrottlerRequest): Promise<boolean> {
    const kind: SubmissionKind | undefined = this.reflector.get(limitedAs, context.getHandler());
    // The base class asks for each limit that there is.
    if (kind === undefined || throttler.name !== kind) return true;
    const { request, reply } = httpOf(context);
    if (kind === 'leads' && (await this.callers.of(request)) !== undefined) return true;
    const submission = this.submissionIds.of(request, kind);
    const key = hitKey(`${kind}:${this.clients.of(request).ipHash}`, submission.id);
    const hit = await this.limits.increment(key, ttl, limit);
    this.allowances.note(request, { name: kind, limit, windowMs: ttl }, hit);
    if (!hit.isBlocked || (submission.repeatable && (await this.isStored(kind, submission.id)))) return true;
    this.allowances.tell(request, reply);
    throw new DomainError({
      code: 'rate_limit_per_ip',
      detail: `No more than ${limit} submissions per address in ${Math.ceil(ttl / 60_000)} minutes.`,
      retryAfterSeconds: hit.timeToBlockExpire,
    });
  }

  private async isStored(kind: SubmissionKind, submissionId: string): Promise<boolean> {
    try {
      const { state } = await this.bus.request(lookUps[kind], { submissionId }, { withinMs: lookUpWithinMs });
      return state === 'stored';
    } catch (error) {
      if (error instanceof NoAnswer) return false;
      throw error;
    }
  }
}

const httpOf = (context: ExecutionContext): { request: FastifyRequest; reply: FastifyReply } => {
  const http = context.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
};
