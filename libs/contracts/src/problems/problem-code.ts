import { z } from 'zod';

/** What can go wrong, as clients see it in `code`; HTTP statuses belong to the gateway alone. */
export const problemCodes = [
  'malformed_request',
  'not_found',
  'method_not_allowed',
  'payload_too_large',
  'unsupported_media_type',
  'validation_failed',
  'gdpr_consent_required',
  'idempotency_key_reused',
  'rate_limit_per_ip',
  'rate_limit_per_email',
  'internal_error',
  'unavailable',
  'timeout',
] as const;

/** One of {@link problemCodes}. */
export const ProblemCode = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof ProblemCode>;
