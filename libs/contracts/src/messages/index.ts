export { Actor } from './actor.js';
export * from './bookings/index.js';
export { Change, Warning } from './change.js';
export { type CommandContract, defineCommand, defineEvent, type EventContract, type MessageContract } from './define-message.js';
export * from './leads/index.js';
export * from './notifications/index.js';
export { largestPage, Page, type PageOf } from './paging.js';
export { commandQueues, eventExchange, eventQueues, parkingQueueOf, type Queue } from './queues.js';
