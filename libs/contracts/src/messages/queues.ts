/**
 * Every queue of the system. A service's calls, its durable submissions and its events wait apart, so that a backlog of one
 * never holds up another.
 */
export const commandQueues = ['leads', 'leads.submissions', 'bookings', 'bookings.submissions', 'notifications'] as const;
export const eventQueues = ['leads.events', 'bookings.events', 'notifications.events'] as const;

export type CommandQueue = (typeof commandQueues)[number];
export type EventQueue = (typeof eventQueues)[number];
export type Queue = CommandQueue | EventQueue;

/** The topic exchange that every event goes through. */
export const eventExchange = 'events';

/** Where the messages of a queue end that cannot be handled. */
export const parkingQueueOf = (queue: Queue): string => `${queue}.parking`;
