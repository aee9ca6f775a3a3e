import { describe, expect, test } from '@jest/globals';
import { bookingStatuses } from '#contracts';
import { bookingLifecycle } from '../../../../apps/bookings/src/domain/booking-status.js';

/** Every step that the domain names; nothing else is one. */
const lawful = new Set([
  'pending → confirmed',
  'pending → cancelled',
  'confirmed → completed',
  'confirmed → no_show',
  'confirmed → cancelled',
]);

const pairs = bookingStatuses.flatMap((from) => bookingStatuses.map((to) => [from, to] as const));

describe('valid_status_transitions', () => {
  test.each(pairs)('from %s to %s is as the rule says', (from, to) => {
    expect(bookingLifecycle.allows(from, to)).toBe(lawful.has(`${from} → ${to}`));
  });

  test('a booking begins as pending', () => {
    expect(bookingLifecycle.initial).toBe('pending');
  });
});
