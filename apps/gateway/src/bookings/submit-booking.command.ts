import { createHmac } from 'node:crypto';
import {
  consentTimestampConsistency,
  consentVersions,
  DomainError,
  preferredDateMustBeFuture,
  type SubmitBookingRequest,
  type Violation,
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
export function submitBookingCommand(
  form: BookingRequest,
  { submissionId, fingerprint, receivedAt, client }: Receipt,
): SubmitBookingRequest {
  const consentTimestamp = form.consentTimestamp ?? receivedAt.toISOString();
  const violations = [
    form.preferredDate === undefined ? undefined : preferredDateMustBeFuture(form.preferredDate, receivedAt),
    consentTimestampConsistency(consentTimestamp, receivedAt, 'public'),
  ].filter((violation): violation is Violation => violation !== undefined);
  if (violations.length > 0) throw DomainError.validationFailed(violations);
  const locale = form.locale ?? 'nb';
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
    attribution: {
      sourceUrl: form.sourceUrl ?? null,
      utmSource: form.utmSource ?? null,
      utmMedium: form.utmMedium ?? null,
      utmCampaign: form.utmCampaign ?? null,
    },
    consent: {
      given: form.consentGiven,
      timestamp: consentTimestamp,
      textVersion: form.consentVersion ?? newestConsentVersion,
      textLocale: locale,
    },
    client,
  };
}

const newestConsentVersion = consentVersions[consentVersions.length - 1] ?? consentVersions[0];

/** Keyed hash of a body as canonical JSON (a body that passed its schema is flat): equal bodies have equal fingerprints, and only they. */
export function fingerprintOf(body: object, key: string): string {
  const canonical = JSON.stringify(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHmac('sha256', key).update(canonical).digest('hex');
}
