import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { DomainError, violationsOf } from '#contracts';
import { noBody } from './no-body.js';

/** Reads `@Body({ schema })`, `@Query({ schema })` and the like. Throws `validation_failed` with every field and rule, `malformed_request` where a body is missing. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    const result = schema.safeParse(value);
    if (!result.success && type === 'body' && value === undefined) throw noBody();
    if (!result.success) throw DomainError.validationFailed(violationsOf(result.error));
    return result.data;
  }
}
