export * from './bounces.js';
export * from './deliveries.js';
export { DeliveryAttempted, type DeliveryAttemptedData, DeliveryKind, deliveryKinds } from './delivery-attempted.js';
export * from './webhook-endpoints.js';
