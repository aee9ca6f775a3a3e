import type { Violation } from './violations.js';
import type { Rule } from './rules.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CLOCK_SKEW = 5 * MINUTE;

type Instant = Date | string;

/** `preferred_date_must_be_future`: at least 24 hours after receipt. */
export const preferredDateMustBeFuture = (preferredDate: Instant, receivedAt: Instant): Violation | undefined =>
  since(receivedAt, preferredDate) >= DAY
    ? undefined
    : violation('preferredDate', 'preferred_date_must_be_future', 'Must be at least 24 hours ahead.');

/**
 * `consent_timestamp_consistency`: not in the future, but for 5 minutes of clock skew; from the public not older than 24
 * hours. Staff may record a consent of any age.
 */
export const consentTimestampConsistency = (
  consentTimestamp: Instant,
  receivedAt: Instant,
  from: 'public' | 'staff',
): Violation | undefined => {
  const ahead = since(receivedAt, consentTimestamp);
  if (ahead > CLOCK_SKEW) return inconsistentConsent('Must not be in the future.');
  return from === 'public' && ahead < -DAY ? inconsistentConsent('Must not be older than 24 hours.') : undefined;
};

const inconsistentConsent = (message: string) => violation('consentTimestamp', 'consent_timestamp_consistency', message);
const violation = (field: string, rule: Rule, message: string): Violation => ({ field, rule, message });
const since = (start: Instant, end: Instant): number => new Date(end).getTime() - new Date(start).getTime();
