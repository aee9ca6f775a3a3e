import { createHmac } from 'node:crypto';
import {
  consentTimestampConsistency,
  currentConsentText,
  DomainError,
  type Locale,
  preferredDateMustBeFuture,
  type SubmitBookingRequest,
} from '#contracts';
import type { Client } from '../http/client.js';
import type { BookingRequest } from './booking-request.js';

/** What the edge adds to a form. */
export interface Receipt {
  readonly submissionId: string;
  readonly fingerprint: string;
  readonly receivedAt: Date;
  readonly client: Client;
}

/** The command for a form. Throws `validation_failed` for the rules that depend on the time of receipt. */
export function submitBookingCommand(form: BookingRequest, receipt: Receipt): SubmitBookingRequest {
  const { submissionId, fingerprint, receivedAt, client } = receipt;
  const locale = form.locale ?? 'nb';
  const consent = consentOf(form, locale, receivedAt);
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

const consentOf = (form: BookingRequest, locale: Locale, receivedAt: Date): SubmitBookingRequest['consent'] => ({
  given: form.consentGiven,
  timestamp: form.consentTimestamp ?? receivedAt.toISOString(),
  textVersion: form.consentVersion ?? currentConsentText(locale).version,
  textLocale: locale,
});

function refuseWrongTimes(preferredDate: string | undefined, consentTimestamp: string, receivedAt: Date): void {
  const violations = [
    preferredDate === undefined ? undefined : preferredDateMustBeFuture(preferredDate, receivedAt),
    consentTimestampConsistency(consentTimestamp, receivedAt, 'public'),
  ].filter((violation) => violation !== undefined);
  if (violations.length > 0) throw DomainError.validationFailed(violations);
}

/** Keyed hash of a body as canonical JSON (a body that passed its schema is flat): equal bodies have equal fingerprints, and only they. */
export function fingerprintOf(body: object, key: string): string {
  const canonical = JSON.stringify(Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return createHmac('sha256', key).update(canonical).digest('hex');
}
