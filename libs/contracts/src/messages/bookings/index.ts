export * from './booking-changes.js';
export * from './booking-events.js';
export * from './booking-queries.js';
export { BookingSnapshot } from './booking-snapshot.js';
export { BookingView } from './booking-view.js';
export { GetSubmission, type GetSubmissionReply } from './get-submission.js';
export * from './organizations.js';
export { SubmitBooking, type SubmitBookingReply, type SubmitBookingRequest } from './submit-booking.js';
