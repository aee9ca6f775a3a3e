import { describe, expect, test } from '@jest/globals';
import { consentTimestampConsistency, preferredDateMustBeFuture } from '../../../../libs/contracts/src/fields/index.js';

const receivedAt = '2026-11-21T10:00:00.000Z';

describe('preferred_date_must_be_future', () => {
  test('24 hours after receipt is early enough, a millisecond less is not', () => {
    expect(preferredDateMustBeFuture('2026-11-22T10:00:00.000Z', receivedAt)).toBeUndefined();
    expect(preferredDateMustBeFuture('2026-11-22T09:59:59.999Z', new Date(receivedAt))).toMatchObject({
      field: 'preferredDate',
      rule: 'preferred_date_must_be_future',
    });
  });
});

describe('consent_timestamp_consistency', () => {
  const broken = { field: 'consentTimestamp', rule: 'consent_timestamp_consistency' };

  test('five minutes of clock skew are allowed, not more, for anyone', () => {
    expect(consentTimestampConsistency('2026-11-21T10:05:00.000Z', receivedAt, 'public')).toBeUndefined();
    expect(consentTimestampConsistency('2026-11-21T10:05:00.001Z', receivedAt, 'public')).toMatchObject(broken);
    expect(consentTimestampConsistency('2026-11-21T10:05:00.001Z', receivedAt, 'staff')).toMatchObject(broken);
  });

  test("the public's consent is at most 24 hours old, that which staff record has any age", () => {
    expect(consentTimestampConsistency('2026-11-20T10:00:00.000Z', receivedAt, 'public')).toBeUndefined();
    expect(consentTimestampConsistency('2026-11-20T09:59:59.999Z', receivedAt, 'public')).toMatchObject(broken);
    expect(consentTimestampConsistency('2019-01-01T00:00:00.000Z', receivedAt, 'staff')).toBeUndefined();
  });
});
