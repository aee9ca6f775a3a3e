import { BadGatewayException, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { describe, expect, test } from '@jest/globals';
import { DomainError } from '#contracts';
import { BrokerUnavailable, NoAnswer } from '#messaging';
import { refusalOf } from '../../../../apps/gateway/src/http/refusal-of.js';

describe('what an error means to a client', () => {
  test.each([
    [new DomainError({ code: 'rate_limit_per_email', detail: 'Enough.', retryAfterSeconds: 7 }), 'rate_limit_per_email'],
    [new BrokerUnavailable('not_connected'), 'unavailable'],
    [new NoAnswer('leads.capture'), 'timeout'],
    [new NotFoundException(), 'not_found'],
    [new PayloadTooLargeException(), 'payload_too_large'],
    [new BadGatewayException(), 'internal_error'],
    [new TypeError('kari@example.no is not a function'), 'internal_error'],
    ['a string', 'internal_error'],
  ])('%p is told by its code', (error, code) => {
    expect(refusalOf(error)).toMatchObject({ code });
  });

  test('what nobody foresaw says nothing of the inside', () => {
    expect(JSON.stringify(refusalOf(new Error('duplicate key (contact_email)=(kari@example.no)')))).not.toMatch(/kari|contact_email/);
  });

  test('a broker that is away says when to try again', () => {
    expect(refusalOf(new BrokerUnavailable('not_routed'))).toMatchObject({ retryAfterSeconds: 5 });
  });
});
