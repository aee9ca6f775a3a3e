import type { BookingStatus } from '#contracts';
import { defineLifecycle } from '#lifecycle';

/** `valid_status_transitions`. */
export const bookingLifecycle = defineLifecycle<BookingStatus>({
  initial: 'pending',
  final: ['completed', 'no_show', 'cancelled'],
  transitions: {
    pending: ['confirmed', 'cancelled'],
    confirmed: ['completed', 'no_show', 'cancelled'],
    completed: [],
    no_show: [],
    cancelled: [],
  },
});
