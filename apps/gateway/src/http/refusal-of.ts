import { HttpException } from '@nestjs/common';
import { DomainError, type Refusal } from '#contracts';
import { BrokerUnavailable, NoAnswer } from '#messaging';

const retrySoonSeconds = 5;

/** The framework's own errors, by their status. */
const frameworkRefusals: Readonly<Record<number, Refusal>> = {
  400: { code: 'malformed_request', detail: 'The body is no JSON object.' },
  404: { code: 'not_found', detail: 'There is nothing at this address.' },
  413: { code: 'payload_too_large', detail: 'A body has 64 KB at most, a bounce 1 MB.' },
  415: { code: 'unsupported_media_type', detail: 'Send application/json; a bounce as message/rfc822.' },
};

/** What an error means to a client. What nobody foresaw says nothing of the inside. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof DomainError) return error.refusal;
  if (error instanceof BrokerUnavailable) {
    return {
      code: 'unavailable',
      detail: 'Nobody can say that the request was taken. Repeat it soon, with the same Idempotency-Key.',
      retryAfterSeconds: retrySoonSeconds,
    };
  }
  if (error instanceof NoAnswer) return { code: 'timeout', detail: 'The service did not answer in time.' };
  const framework = error instanceof HttpException ? frameworkRefusals[error.getStatus()] : undefined;
  return framework ?? { code: 'internal_error', detail: 'The request could not be handled.' };
}
