import { v7 as uuidv7 } from 'uuid';
import { Booking } from '../../../apps/bookings/src/domain/booking.entity.js';
import { aSubmission } from './a-submission.js';

/** A stored booking; pending, unless the columns say more. */
export const aBooking = (columns: Partial<Pick<Booking, 'status' | 'scheduledAt' | 'quarantinedAt'>> = {}): Booking =>
  Object.assign(new Booking(uuidv7(), aSubmission()), columns);
