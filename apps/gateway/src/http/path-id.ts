import { type CanActivate, type ExecutionContext, Injectable, Param, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, uuid } from '#contracts';

/** What is no UUID is nobody's id: `not_found`. */
function idOf(text: unknown): string {
  const id = uuid().safeParse(text);
  if (id.success) return id.data;
  throw new DomainError({ code: 'not_found', detail: 'There is nothing at this address.' });
}

@Injectable()
class PathIdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    return idOf(value);
  }
}

/** The `{id}` of the path. */
export const PathId = (): ParameterDecorator => Param('id', PathIdPipe);

/** Looks at the `{id}` of the path, where there is one, before the body is judged: what is sent to nobody is not wrong. */
@Injectable()
export class PathIdGuard implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id?: string } }>>();
    if (params.id !== undefined) idOf(params.id);
    return true;
  }
}
