import type { Channel } from 'amqplib';
import { eventExchange, parkingQueueOf, type Queue } from '#contracts';

/**
 * Deliveries of one message until it is parked: for one that ends its handler's process each time. RabbitMQ counts every return
 * (a restart, a lost connection, its own timeout of half an hour), and an absent database may cost a message many of them.
 */
const deliveryLimit = 1_000;
/** How long a message rests that was returned because the instance which got it does not know it, in milliseconds. */
export const returnAfterMs = 1_000;
/** A queue that is full refuses, so that a publisher hears of it. */
const maxQueueLength = 200_000;

/** Arguments that work on RabbitMQ 3.10 and 4.x alike. */
const queueArguments = (parking: string) => ({
  'x-queue-type': 'quorum',
  'x-delivery-limit': deliveryLimit,
  'x-dead-letter-exchange': '',
  'x-dead-letter-routing-key': parking,
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
  'x-max-length': maxQueueLength,
});

/** Where a message rests before it is in its queue again, at the end: as a new one there, so that no delivery is counted. */
export const returningQueueOf = (queue: Queue): string => `${queue}.returning`;

/** Nobody consumes it: what is in it expires into its queue. */
const returningArguments = (queue: Queue) => ({
  'x-queue-type': 'quorum',
  'x-message-ttl': returnAfterMs,
  'x-dead-letter-exchange': '',
  'x-dead-letter-routing-key': queue,
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
  'x-max-length': maxQueueLength,
});

/** How many messages wait in a queue, in its parking queue and in its returning queue. */
export interface QueueDepths {
  readonly work: number;
  readonly parking: number;
  readonly returning: number;
}

/**
 * Declares a queue with its parking queue (first: dead letters must find it) and its returning queue, and binds it to the events it is
 * for. Resolves to what waits in them: the broker says it with every declaration.
 */
export async function declareQueue(channel: Channel, queue: Queue, events: readonly string[]): Promise<QueueDepths> {
  const parkingName = parkingQueueOf(queue);
  const parking = await channel.assertQueue(parkingName, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  const work = await channel.assertQueue(queue, { durable: true, arguments: queueArguments(parkingName) });
  const returning = await channel.assertQueue(returningQueueOf(queue), { durable: true, arguments: returningArguments(queue) });
  if (events.length > 0) await declareEventExchange(channel);
  for (const event of events) await channel.bindQueue(queue, eventExchange, event);
  return { work: work.messageCount, parking: parking.messageCount, returning: returning.messageCount };
}

/** Declares the exchange of the events. Who publishes does it too: one that is missing costs a publisher its connection. */
export async function declareEventExchange(channel: Channel): Promise<void> {
  await channel.assertExchange(eventExchange, 'topic', { durable: true });
}
