import { BookingStepsController } from './booking-steps.controller.js';
import { BookingsController } from './bookings.controller.js';
import { BookingsExportController } from './bookings-export.controller.js';
import { StaffBookingsController } from './staff-bookings.controller.js';

/** The calls about bookings, of everybody. */
export const bookings = [BookingsController, BookingsExportController, StaffBookingsController, BookingStepsController];
