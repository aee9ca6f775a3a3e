import { DomainError, preferredDateMustBeFuture, type Warning } from '#contracts';

/** `scheduled_at_must_be_future`: a demo is not agreed for the past, seen from `at`. */
export function refuseScheduledInPast(scheduledAt: Date, at: Date): void {
  if (scheduledAt > at) return;
  throw DomainError.validationFailed([{ field: 'scheduledAt', rule: 'scheduled_at_must_be_future', message: 'Must be in the future.' }]);
}

/** `preferred_date_must_be_future`: a preference, where one is given, leaves 24 hours from `at`. */
export function refuseTooSoon(preferredDate: Date | null, at: Date): void {
  const violation = preferredDate === null ? undefined : preferredDateMustBeFuture(preferredDate, at);
  if (violation !== undefined) throw DomainError.validationFailed([violation]);
}

/** `required_fields_present`: who proposes a time says something of it. */
export function refuseNoPreference(preferredDate: Date | null, preferredTiming: string | null): void {
  if (preferredDate !== null || preferredTiming !== null) return;
  const message = 'A date or a timing is required.';
  throw DomainError.validationFailed(
    ['preferredDate', 'preferredTiming'].map((field) => ({ field, rule: 'required_fields_present', message })),
  );
}

/** `cancellation_reason_recommended_on_cancel`. */
export const withoutReason = (reason: string | null): Warning[] =>
  reason === null
    ? [
        {
          rule: 'cancellation_reason_recommended_on_cancel',
          field: 'reason',
          message: 'A reason is recommended when a booking is cancelled.',
        },
      ]
    : [];

/** `before_scheduled_time`: an outcome that is told of before the demo can have taken place. */
export const beforeScheduledTime = (scheduledAt: Date | null, at: Date): Warning[] =>
  scheduledAt !== null && at < scheduledAt
    ? [{ rule: 'before_scheduled_time', field: 'scheduledAt', message: 'The time of the demo has not come yet.' }]
    : [];

/** The refusal of what the state of a booking does not allow. */
export const invalidState = (detail: string): DomainError => new DomainError({ code: 'invalid_state', detail });
