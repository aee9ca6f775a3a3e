export { BookingCreated, BookingSnapshot } from './booking-created.js';
export { CaptureLead, type CaptureLeadRequest } from './capture-lead.js';
export { type CommandContract, defineCommand, defineEvent, type EventContract, type MessageContract } from './define-message.js';
export { DeliveryAttempted, type DeliveryAttemptedData, DeliveryKind, deliveryKinds } from './delivery-attempted.js';
export { GetSubmission, type GetSubmissionReply } from './get-submission.js';
export { commandQueues, eventExchange, eventQueues, parkingQueueOf, type Queue } from './queues.js';
export { SubmitBooking, type SubmitBookingReply, type SubmitBookingRequest, Warning } from './submit-booking.js';
