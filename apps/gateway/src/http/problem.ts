import { z } from 'zod';
import { ProblemCode, type Refusal, Violation } from '#contracts';

/** The one place that knows HTTP statuses: a code without one does not compile. */
const statuses: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  malformed_request: [400, 'The request cannot be read'],
  unauthenticated: [401, 'Who is calling is not known'],
  forbidden: [403, 'This takes another role'],
  not_found: [404, 'There is nothing here'],
  method_not_allowed: [405, 'This method is not allowed here'],
  no_delete_of_bookings: [405, 'Bookings are never deleted'],
  lead_soft_delete_only: [405, 'Leads are never deleted'],
  valid_status_transitions: [409, 'The booking cannot go there from its status'],
  status_transition_enforcement: [409, 'The lead cannot go there from its status'],
  invalid_state: [409, 'This cannot be done as things are'],
  gone: [410, 'This is gone'],
  version_mismatch: [412, 'It has changed meanwhile'],
  payload_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The body is of another type'],
  validation_failed: [422, 'The request breaks a rule'],
  gdpr_consent_required: [422, 'Consent is required'],
  scheduled_at_required_for_confirmed_status: [422, 'Confirming takes a time'],
  idempotency_key_reused: [422, 'The Idempotency-Key belongs to another request'],
  rate_limit_per_ip: [429, 'Too many submissions from this address'],
  rate_limit_per_email: [429, 'Too many open requests for this email address'],
  internal_error: [500, 'Something went wrong'],
  unavailable: [503, 'The service is away for the moment'],
  timeout: [504, 'The answer took too long'],
};

/** The body of every error (RFC 9457). */
export const Problem = z
  .object({
    type: z.string().meta({ examples: ['urn:demo-booking:problem:validation_failed'] }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('The path that was asked for.'),
    code: ProblemCode,
    correlationId: z.uuid(),
    errors: z.array(Violation).optional(),
  })
  .meta({ id: 'Problem', description: 'An error, as application/problem+json (RFC 9457).' });
export type Problem = z.infer<typeof Problem>;

export const problemContentType = 'application/problem+json; charset=utf-8';

/** A refusal as clients see it. */
export function problemOf({ code, detail, errors }: Refusal, instance: string, correlationId: string): Problem {
  const [status, title] = statuses[code];
  return {
    type: `urn:demo-booking:problem:${code}`,
    title,
    status,
    detail,
    instance,
    code,
    correlationId,
    ...(errors === undefined ? {} : { errors: errors.map(named) }),
  };
}

/** What is wrong with the body as a whole has no field. */
const named = ({ field, ...violation }: Violation): Violation => ({ field: field === '' ? 'body' : field, ...violation });
