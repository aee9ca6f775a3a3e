import { describe, expect, test } from '@jest/globals';
import { CreateLead, currentConsentText, SubmitLead, violationsOf } from '#contracts';
import { LeadRequest } from '../../../../apps/gateway/src/leads/lead-request.js';
import { createLeadCommand, leadWarnings, submitLeadCommand } from '../../../../apps/gateway/src/leads/submit-lead.command.js';

const receipt = {
  submissionId: '0192f0c1-2b3c-8d4e-8f50-112233445566',
  fingerprint: 'f'.repeat(64),
  receivedAt: new Date('2026-11-21T10:00:00Z'),
  client: { ipHash: 'a'.repeat(64), ipAddress: '203.0.113.0' },
};
const body = (fields: Record<string, unknown> = {}) => ({
  firstName: 'Kari',
  lastName: 'Nordmann',
  email: ' Kari@Fylkeslaget.example ',
  organizationName: 'Fylkeslaget',
  source: 'website_contact',
  consentGiven: true,
  ...fields,
});
const aForm = (fields: Record<string, unknown> = {}) => LeadRequest.parse(body(fields));
const brokenBy = (fields: Record<string, unknown>): string[] => {
  const { error } = LeadRequest.safeParse(body(fields));
  return error === undefined ? [] : violationsOf(error).map(({ field, rule }) => `${field}: ${rule}`);
};

describe('a body of POST /v1/leads', () => {
  test.each([
    ['email_format_validation', { email: 'kari' }, ['email: email_format_validation']],
    ['message_length_limit', { message: 'x'.repeat(5001) }, ['message: message_length_limit']],
    ['required_fields_present', { lastName: ' ' }, ['lastName: required_fields_present']],
    ['xss_sanitization', { roleTitle: '<i>' }, ['roleTitle: xss_sanitization']],
    ['enum_value, for the booking form has its own call', { source: 'website_booking' }, ['source: enum_value']],
    ['enum_value', { source: 'telepathy' }, ['source: enum_value']],
    ['max_length', { firstName: 'K'.repeat(201) }, ['firstName: max_length']],
    ['unknown_field', { sourceUrl: 'https://example.no' }, ['sourceUrl: unknown_field']],
    ['unknown_field', { status: 'won' }, ['status: unknown_field']],
  ])('%s', (_rule, fields, broken) => {
    expect(brokenBy(fields)).toEqual(broken);
  });

  test('phone_format_validation: a phone that is none is no error', () => {
    expect(brokenBy({ phone: 'ring sentralbordet' })).toEqual([]);
  });
});

describe('the command for an inquiry', () => {
  test('has what the form says, and what its receipt adds', () => {
    const form = aForm({ phone: '22 86 44 00', utmSource: 'google', locale: 'en-GB', timeZone: 'Europe/London' });
    const command = submitLeadCommand(form, receipt);
    expect(SubmitLead.request.parse(command)).toEqual(command);
    expect(command).toMatchObject({
      submissionId: receipt.submissionId,
      fingerprint: receipt.fingerprint,
      receivedAt: '2026-11-21T10:00:00.000Z',
      quarantined: false,
      email: 'kari@fylkeslaget.example',
      phone: '+4722864400',
      message: null,
      locale: 'en',
      timeZone: 'Europe/London',
      attribution: { sourceUrl: null, utmSource: 'google', utmMedium: null, utmCampaign: null },
      consent: {
        given: true,
        timestamp: '2026-11-21T10:00:00.000Z',
        textVersion: currentConsentText('en').version,
        textLocale: 'en',
      },
      client: receipt.client,
    });
  });

  test('phone_format_validation: keeps a phone that is none as it was typed, with a warning', () => {
    const form = aForm({ phone: 'ring sentralbordet' });
    expect(submitLeadCommand(form, receipt).phone).toBe('ring sentralbordet');
    expect(leadWarnings(form)).toEqual([{ rule: 'phone_format_validation', field: 'phone', message: expect.any(String) }]);
    expect(leadWarnings(aForm({ phone: '22864400' }))).toEqual([]);
    expect(leadWarnings(aForm())).toEqual([]);
  });

  test('is quarantined for a robot, who fills in what nobody sees', () => {
    expect(submitLeadCommand(aForm({ website: 'https://spam.example' }), receipt).quarantined).toBe(true);
  });

  test('of staff says who made it, and is never quarantined', () => {
    const command = createLeadCommand(aForm({ website: 'x', source: 'event' }), receipt, 'key:crm');
    expect(CreateLead.request.parse(command)).toEqual(command);
    expect(command).toMatchObject({ actor: 'key:crm', source: 'event' });
    expect(command).not.toHaveProperty('quarantined');
  });
});

const at = (consentTimestamp: string) => aForm({ consentTimestamp });

describe('consent_timestamp_consistency', () => {
  const errors = [{ field: 'consentTimestamp', rule: 'consent_timestamp_consistency', message: expect.any(String) }];
  const refused = expect.objectContaining({ refusal: expect.objectContaining({ code: 'validation_failed', errors }) });

  test('the public’s is not older than 24 hours; that of staff may be of any age', () => {
    expect(() => submitLeadCommand(at('2026-11-20T10:00:00Z'), receipt)).not.toThrow();
    expect(() => submitLeadCommand(at('2026-11-20T09:59:59Z'), receipt)).toThrow(refused);
    expect(createLeadCommand(at('2019-01-01T00:00:00Z'), receipt, 'key:crm').consent.timestamp).toBe('2019-01-01T00:00:00.000Z');
  });

  test('nobody’s is in the future, but for 5 minutes of clock skew', () => {
    expect(() => createLeadCommand(at('2026-11-21T10:05:00Z'), receipt, 'key:crm')).not.toThrow();
    expect(() => createLeadCommand(at('2026-11-21T10:05:01Z'), receipt, 'key:crm')).toThrow(refused);
  });
});
