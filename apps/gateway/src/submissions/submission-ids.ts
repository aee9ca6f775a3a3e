import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#contracts';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { signSubmissionId, submissionIdFor, type SubmissionKind } from './submission-id.js';

const keyForm = /^[\x21-\x7e]{16,255}$/;

/** Which submission a request is. */
export interface SubmissionOf {
  readonly id: string;
  /** True when an Idempotency-Key says which: the same key is the same submission. */
  readonly repeatable: boolean;
}

/** Gives each request its submission: by its Idempotency-Key, or a new one. */
@Injectable()
export class SubmissionIds {
  private readonly byRequest = new WeakMap<FastifyRequest, SubmissionOf>();

  constructor(@Inject(GATEWAY_ENV) private readonly env: GatewayEnv) {}

  /** Throws `validation_failed` for a key of another form. */
  of(request: FastifyRequest, kind: SubmissionKind): SubmissionOf {
    const known = this.byRequest.get(request);
    if (known !== undefined) return known;
    const submission = this.identify(request.headers['idempotency-key'], kind);
    this.byRequest.set(request, submission);
    return submission;
  }

  private identify(key: string | string[] | undefined, kind: SubmissionKind): SubmissionOf {
    const secret = this.env.SUBMISSION_ID_KEY;
    if (key === undefined) return { id: signSubmissionId(randomBytes(16), secret), repeatable: false };
    if (typeof key === 'string' && keyForm.test(key)) return { id: submissionIdFor(kind, key, secret), repeatable: true };
    throw DomainError.validationFailed([
      { field: 'Idempotency-Key', rule: 'invalid_format', message: 'Idempotency-Key has 16 to 255 visible ASCII characters.' },
    ]);
  }
}
