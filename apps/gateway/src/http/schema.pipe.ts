import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { DomainError, violationsOf } from '#contracts';

/** Reads `@Body({ schema })`, `@Query({ schema })` and the like. Throws `validation_failed` with every field and rule. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    const result = schema.safeParse(value);
    if (!result.success) throw DomainError.validationFailed(violationsOf(result.error));
    return result.data;
  }
}
