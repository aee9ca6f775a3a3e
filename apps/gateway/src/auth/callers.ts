import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#contracts';
import { ApiKeys } from './api-keys.js';
import type { Caller } from './caller.js';
import { IssuerTokens } from './issuer-tokens.js';

/** RFC 6750, 2.1. */
const bearer = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i;
const jwt = /^[^.]+\.[^.]+\.[^.]*$/;

/** Who calls: by an API key, or by a JWT of the issuer. */
@Injectable()
export class Callers {
  private readonly byRequest = new WeakMap<FastifyRequest, Promise<Caller | undefined>>();
  private readonly kinds = new WeakMap<FastifyRequest, Caller['kind']>();

  constructor(
    private readonly keys: ApiKeys,
    private readonly tokens: IssuerTokens,
  ) {}

  /** Undefined when the request says nothing of it. Throws `unauthenticated` for credentials that are not valid. */
  of(request: FastifyRequest): Promise<Caller | undefined> {
    const known = this.byRequest.get(request);
    if (known !== undefined) return known;
    const caller = this.identify(request);
    this.byRequest.set(request, caller);
    return caller;
  }

  /** As {@link of}, for calls that the staff alone may make. */
  async staff(request: FastifyRequest): Promise<Caller> {
    const caller = await this.of(request);
    if (caller !== undefined) return caller;
    throw new DomainError({ code: 'unauthenticated', detail: 'This takes an API key or a token: Authorization: Bearer.' });
  }

  /** By what the caller was known, for the log: no more of it. */
  kindOf(request: FastifyRequest): Caller['kind'] | undefined {
    return this.kinds.get(request);
  }

  private async identify(request: FastifyRequest): Promise<Caller | undefined> {
    const { authorization } = request.headers;
    if (authorization === undefined) return undefined;
    const [, token = ''] = bearer.exec(authorization) ?? [];
    const caller = jwt.test(token) ? await this.tokens.callerOf(token) : await this.keys.callerOf(token);
    if (caller === undefined) throw new DomainError({ code: 'unauthenticated', detail: 'The key or token is not valid.' });
    this.kinds.set(request, caller.kind);
    return caller;
  }
}
