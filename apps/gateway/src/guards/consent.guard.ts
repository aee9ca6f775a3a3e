import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#contracts';
import { noBody } from '../http/no-body.js';

/** `gdpr_consent_required`: nothing goes further unless `consentGiven` is true, and only true. */
@Injectable()
export class ConsentGuard implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (body === undefined) throw noBody();
    if (typeof body === 'object' && body !== null && 'consentGiven' in body && body.consentGiven === true) return true;
    throw new DomainError({
      code: 'gdpr_consent_required',
      detail: 'Nothing is stored without consent.',
      errors: [{ field: 'consentGiven', rule: 'gdpr_consent_required', message: 'Must be true.' }],
    });
  }
}
