import { z } from 'zod';

/** Lifecycle of a demo booking (`valid_status_transitions`). */
export const bookingStatuses = ['pending', 'confirmed', 'completed', 'no_show', 'cancelled'] as const;

export const BookingStatus = z.enum(bookingStatuses).meta({ id: 'BookingStatus', description: 'Where the booking is in its lifecycle' });
export type BookingStatus = z.infer<typeof BookingStatus>;
