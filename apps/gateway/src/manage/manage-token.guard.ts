import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ManageLinks } from './manage-links.js';

/** Refuses a token that is none, or has expired, before anything that came with it is judged. */
@Injectable()
export class ManageTokenGuard implements CanActivate {
  constructor(@Inject(ManageLinks) private readonly links: ManageLinks) {}

  canActivate(context: ExecutionContext): true {
    const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { token: string } }>>();
    this.links.grantOf(params.token);
    return true;
  }
}
