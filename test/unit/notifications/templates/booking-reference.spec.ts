import { expect, test } from '@jest/globals';
import { bookingReference } from '../../../../apps/notifications/src/templates/booking-reference.js';

test('the reference of a booking is the end of its id, which differs between bookings of one moment', () => {
  expect(bookingReference('019aa3f2-7c10-7d3e-9b5a-4f1c2a7be93d')).toBe('2A7B-E93D');
});
