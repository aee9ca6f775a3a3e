import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, type Observable, switchMap, tap, throwError } from 'rxjs';
import { Allowances } from './allowances.js';

/** Gives back the allowance of what was refused, for its content or by another limit, and tells what is left. */
@Injectable()
export class AllowanceInterceptor implements NestInterceptor {
  constructor(private readonly allowances: Allowances) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const giveBack = async (): Promise<void> => {
      await this.allowances.giveBack(request);
      this.allowances.tell(request, reply);
    };
    return next.handle().pipe(
      tap(() => this.allowances.tell(request, reply)),
      catchError((error: unknown) => from(giveBack()).pipe(switchMap(() => throwError(() => error)))),
    );
  }
}
