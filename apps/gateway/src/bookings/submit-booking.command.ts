import { consentTimestampConsistency, DomainError, preferredDateMustBeFuture, type SubmitBookingRequest } from '#contracts';
import { consentGrantOf } from '../consent/consent-grant.js';
import type { Receipt } from '../submissions/receipt.js';
import type { BookingRequest } from './booking-request.js';

/** The command for a form. Throws `validation_failed` for the rules that depend on the time of receipt. */
export function submitBookingCommand(form: BookingRequest, receipt: Receipt): SubmitBookingRequest {
  const { submissionId, fingerprint, receivedAt, client } = receipt;
  const locale = form.locale ?? 'nb';
  const consent = consentGrantOf(form, locale, receivedAt);
  refuseWrongTimes(form.preferredDate, consent.timestamp, receivedAt);
  return {
    submissionId,
    fingerprint,
    receivedAt: receivedAt.toISOString(),
    quarantined: form.website !== undefined,
    contactName: form.contactName,
    contactEmail: form.contactEmail,
    contactPhone: form.contactPhone ?? null,
    contactRole: form.contactRole ?? null,
    organizationName: form.organizationName,
    organizationSize: form.organizationSize ?? null,
    preferredTiming: form.preferredTiming ?? null,
    preferredDate: form.preferredDate ?? null,
    message: form.message ?? null,
    notes: form.notes ?? null,
    locale,
    timeZone: form.timeZone ?? 'Europe/Oslo',
    attribution: attributionOf(form),
    consent,
    client,
  };
}

const attributionOf = (form: BookingRequest): SubmitBookingRequest['attribution'] => ({
  sourceUrl: form.sourceUrl ?? null,
  utmSource: form.utmSource ?? null,
  utmMedium: form.utmMedium ?? null,
  utmCampaign: form.utmCampaign ?? null,
});

function refuseWrongTimes(preferredDate: string | undefined, consentTimestamp: string, receivedAt: Date): void {
  const violations = [
    preferredDate === undefined ? undefined : preferredDateMustBeFuture(preferredDate, receivedAt),
    consentTimestampConsistency(consentTimestamp, receivedAt, 'public'),
  ].filter((violation) => violation !== undefined);
  if (violations.length > 0) throw DomainError.validationFailed(violations);
}
