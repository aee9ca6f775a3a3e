import { consentTimestampConsistency, type CreateLeadRequest, DomainError, e164, type SubmitLeadRequest, type Warning } from '#contracts';
import { consentGrantOf } from '../consent/consent-grant.js';
import type { Receipt } from '../submissions/receipt.js';
import type { LeadRequest } from './lead-request.js';

/** The command for an inquiry of the public. Throws `validation_failed` for the rules that depend on the time of receipt. */
export const submitLeadCommand = (form: LeadRequest, receipt: Receipt): SubmitLeadRequest => ({
  ...submissionOf(form, receipt, 'public'),
  quarantined: form.website !== undefined,
});

/** The command for a lead that staff enter: their consent may be of any age. Throws as {@link submitLeadCommand}. */
export const createLeadCommand = (form: LeadRequest, receipt: Receipt, actor: string): CreateLeadRequest => ({
  ...submissionOf(form, receipt, 'staff'),
  actor,
});

/** What is to be said of a form that is accepted all the same: `phone_format_validation`. */
export const leadWarnings = ({ phone }: LeadRequest): Warning[] =>
  phone === undefined || e164(phone) !== undefined
    ? []
    : [{ rule: 'phone_format_validation', field: 'phone', message: 'This is no phone number; it is kept as typed.' }];

function submissionOf(form: LeadRequest, receipt: Receipt, from: 'public' | 'staff'): Omit<CreateLeadRequest, 'actor'> {
  const { submissionId, fingerprint, receivedAt, client } = receipt;
  const language = form.locale ?? 'nb';
  const consent = consentGrantOf(form, language, receivedAt);
  const inconsistency = consentTimestampConsistency(consent.timestamp, receivedAt, from);
  if (inconsistency !== undefined) throw DomainError.validationFailed([inconsistency]);
  return {
    submissionId,
    fingerprint,
    receivedAt: receivedAt.toISOString(),
    firstName: form.firstName,
    lastName: form.lastName,
    email: form.email,
    phone: form.phone === undefined ? null : (e164(form.phone) ?? form.phone),
    organizationName: form.organizationName,
    organizationType: form.organizationType ?? null,
    organizationSize: form.organizationSize ?? null,
    roleTitle: form.roleTitle ?? null,
    message: form.message ?? null,
    source: form.source,
    locale: language,
    timeZone: form.timeZone ?? 'Europe/Oslo',
    attribution: {
      sourceUrl: null,
      utmSource: form.utmSource ?? null,
      utmMedium: form.utmMedium ?? null,
      utmCampaign: form.utmCampaign ?? null,
    },
    consent,
    client,
  };
}
