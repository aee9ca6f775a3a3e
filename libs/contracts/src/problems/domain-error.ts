import { z } from 'zod';
import { Violation } from '../fields/violations.js';
import { ProblemCode } from './problem-code.js';

/** A refusal as it travels between services: a code with data, nothing personal. */
export const Refusal = z.object({
  code: ProblemCode,
  detail: z.string(),
  errors: z.array(Violation).optional(),
  /** Seconds until a repeat can succeed. */
  retryAfterSeconds: z.int().positive().optional(),
});
export type Refusal = z.infer<typeof Refusal>;

/** A rule said no. Across RabbitMQ it is its {@link Refusal} and becomes the same error again. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(readonly refusal: Refusal) {
    super(refusal.detail);
  }

  static validationFailed(errors: Violation[]): DomainError {
    return new DomainError({ code: 'validation_failed', detail: 'The request breaks one or more rules.', errors });
  }
}
