import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Histogram, Registry } from 'prom-client';
import type { ProblemCode } from '#contracts';
import type { SubmissionKind } from '../submissions/submission-id.js';

/** Seconds; a submission is answered by 202 after 3, an export takes longer. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const submissionRoutes: ReadonlyMap<string, SubmissionKind> = new Map([
  ['POST /v1/bookings', 'bookings'],
  ['POST /v1/leads', 'leads'],
]);
const acceptedAs: ReadonlyMap<number, string> = new Map([
  [200, 'found'],
  [201, 'stored'],
  [202, 'received'],
]);

/** How requests are answered. Labels have route patterns, never paths: a path may hold a secret, and has no bound. */
@Injectable()
export class RequestMetrics {
  private readonly codes = new WeakMap<FastifyRequest, ProblemCode>();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly refusals: Counter<'method' | 'route' | 'code'>;
  private readonly submissions: Counter<'kind' | 'outcome'>;

  constructor(@Inject(Registry) registry: Registry) {
    const registers = [registry];
    this.requests = new Histogram({
      name: 'demo_booking_http_request_duration_seconds',
      help: 'Requests, until their answer was sent, by method, route pattern and status; `none` when the client left before.',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers,
    });
    this.refusals = new Counter({
      name: 'demo_booking_http_refusals_total',
      help: 'Requests answered with a problem, by method, route pattern and code.',
      labelNames: ['method', 'route', 'code'],
      registers,
    });
    this.submissions = new Counter({
      name: 'demo_booking_submissions_total',
      help: 'Submissions, by what was submitted and how they were answered: the code of the problem when they were not taken.',
      labelNames: ['kind', 'outcome'],
      registers,
    });
  }

  /** The request is answered with a problem. */
  refused(request: FastifyRequest, code: ProblemCode): void {
    this.codes.set(request, code);
  }

  /** The request is done with: its answer was sent, or nobody waits for it any more. Gives the status that it was told with. */
  ended(request: FastifyRequest, reply: FastifyReply): number | 'none' {
    const method = methods.has(request.method) ? request.method : 'other';
    const route = request.routeOptions.url ?? 'none';
    const status = reply.raw.writableFinished ? reply.statusCode : 'none';
    this.requests.observe({ method, route, status }, reply.elapsedTime / 1_000);
    const code = status === 'none' ? undefined : this.codes.get(request);
    if (code !== undefined) this.refusals.inc({ method, route, code });
    const kind = submissionRoutes.get(`${method} ${route}`);
    const outcome = status === 'none' ? 'client_left' : (code ?? acceptedAs.get(status) ?? 'other');
    if (kind !== undefined) this.submissions.inc({ kind, outcome });
    return status;
  }
}
