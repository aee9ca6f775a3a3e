import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import findMyWay, { type HTTPMethod } from 'find-my-way';
import type { ProblemCode } from '#contracts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const satisfies readonly HTTPMethod[];

/** Which methods a path has: Fastify answers 404 where only the method is wrong, HTTP wants 405 with `Allow` (RFC 9110, 15.5.6). */
@Injectable()
export class AllowedMethods {
  private readonly routes = findMyWay();

  /** Learns every route as it is registered. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      // Of CORS: it is there for every path, and no method of any.
      if (url === '*') return;
      for (const known of methods) {
        if (![method].flat().includes(known) || this.routes.findRoute(known, url) !== null) continue;
        this.routes.on(known, url, () => undefined);
      }
    });
  }

  /** The methods of a path that the one tried is not among; empty when it is, and when there is no such path. */
  of(tried: string, path: string): string[] {
    const allowed: string[] = methods.filter((method) => this.routes.find(method, path) !== null);
    return allowed.includes(tried) ? [] : allowed;
  }
}

/** What is never deleted, whoever asks. */
const kept = [
  [/^\/v1\/bookings\/[^/]+$/, 'no_delete_of_bookings'],
  [/^\/v1\/leads\/[^/]+$/, 'lead_soft_delete_only'],
] as const satisfies readonly (readonly [RegExp, ProblemCode])[];

/** The code for a method that a path has not: `method_not_allowed`, or the rule that forbids to delete what is there. */
export function methodRefusalOf(tried: string, path: string): ProblemCode {
  const [, rule] = (tried === 'DELETE' ? kept.find(([paths]) => paths.test(path)) : undefined) ?? [];
  return rule ?? 'method_not_allowed';
}
