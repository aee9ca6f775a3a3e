import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#contracts';
import { type Caller, hasRole, type Role } from './caller.js';
import { Callers } from './callers.js';

const takesRole = 'takesRole';

/** Which role a call takes, read by {@link RolesGuard}. */
export const TakesRole = (role: Role) => SetMetadata(takesRole, role);

/** Lets callers with the role of the call pass: before its content is judged, so that nobody else learns what would be wrong with it. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const caller = await this.callers.staff(context.switchToHttp().getRequest<FastifyRequest>());
    refuseUnless(caller, this.reflector.getAllAndOverride<Role>(takesRole, [context.getHandler(), context.getClass()]));
    return true;
  }
}

/** Lets anybody pass, but whoever says who they are has to be of the sales team. */
@Injectable()
export class SalesOrAnybodyGuard implements CanActivate {
  constructor(private readonly callers: Callers) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const caller = await this.callers.of(context.switchToHttp().getRequest<FastifyRequest>());
    if (caller !== undefined) refuseUnless(caller, 'sales');
    return true;
  }
}

function refuseUnless(caller: Caller, role: Role): void {
  if (!hasRole(caller, role)) throw new DomainError({ code: 'forbidden', detail: `This takes the role ${role}.` });
}
