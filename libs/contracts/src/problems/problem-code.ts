import { z } from 'zod';

/** What can go wrong, as clients see it in `code`; HTTP statuses belong to the gateway alone. */
export const problemCodes = [
  'malformed_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'no_delete_of_bookings',
  'lead_soft_delete_only',
  'valid_status_transitions',
  'status_transition_enforcement',
  'invalid_state',
  'gone',
  'version_mismatch',
  'payload_too_large',
  'unsupported_media_type',
  'validation_failed',
  'gdpr_consent_required',
  'scheduled_at_required_for_confirmed_status',
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
