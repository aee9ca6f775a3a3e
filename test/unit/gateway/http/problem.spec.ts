import { describe, expect, test } from '@jest/globals';
import { ProblemCode } from '#contracts';
import { Problem, problemOf } from '../../../../apps/gateway/src/http/problem.js';

const statusOf: Readonly<Record<string, number>> = {
  malformed_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  no_delete_of_bookings: 405,
  lead_soft_delete_only: 405,
  valid_status_transitions: 409,
  status_transition_enforcement: 409,
  invalid_state: 409,
  gone: 410,
  version_mismatch: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  gdpr_consent_required: 422,
  scheduled_at_required_for_confirmed_status: 422,
  idempotency_key_reused: 422,
  rate_limit_per_ip: 429,
  rate_limit_per_email: 429,
  internal_error: 500,
  unavailable: 503,
  timeout: 504,
};
const correlationId = '0192f0c1-2b3c-7d4e-8f50-112233445566';

describe('a problem (RFC 9457)', () => {
  test.each(ProblemCode.options)('%s has its status, a type of its own and a title', (code) => {
    const problem = problemOf({ code, detail: 'Why.' }, '/v1/bookings', correlationId);
    expect(problem).toEqual({
      type: `urn:demo-booking:problem:${code}`,
      title: expect.stringMatching(/^[A-Z].{5,}/),
      status: statusOf[code],
      detail: 'Why.',
      instance: '/v1/bookings',
      code,
      correlationId,
    });
    expect(Problem.parse(problem)).toEqual(problem);
  });

  test('names what is wrong, field by field', () => {
    const errors = [{ field: 'contactEmail', rule: 'email_format_valid', message: 'Must be an email address.' }];
    expect(problemOf({ code: 'validation_failed', detail: '', errors }, '/', correlationId)).toMatchObject({ errors });
  });

  test('does not show the seconds of a retry, which are a header', () => {
    const problem = problemOf({ code: 'rate_limit_per_ip', detail: '', retryAfterSeconds: 7 }, '/', correlationId);
    expect(problem).not.toHaveProperty('retryAfterSeconds');
  });
});
