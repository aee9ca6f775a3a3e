import type { ConfirmChannel, GetMessage } from 'amqplib';
import { parkingQueueOf, type Queue } from '#contracts';
import { BrokerUnavailable } from '../failures.js';
import { within } from '../within.js';
import { returnsHeader, withoutDeaths } from '../wire.js';
import { type Parked, parkedOf } from './parked.js';

/** What is to happen with a parked message; `return`: it goes to the queue that it was parked from. */
export type Decision = 'keep' | 'remove' | 'return';
/** What became of it; `refused`: its queue does not take it, so that it stays. */
export type Outcome = 'kept' | 'removed' | 'returned' | 'refused';

/** Looks at each parked message of a queue once. */
export interface ParkedVisitor {
  decide(parked: Parked): Promise<Decision> | Decision;
  /** Hears what became of it. */
  done?(parked: Parked, outcome: Outcome): void;
}

/** For one answer of the broker. All of them may take long: a queue holds many messages. */
const answerWithinMs = 5_000;

/**
 * Takes each message that is parked at the beginning, once, from the head, and puts it back at the tail unless it goes. At a
 * crash in between one is there twice, none is lost. To keep them all in hand until the end would count as a delivery of each.
 * Throws {@link BrokerUnavailable}: also while another process turns the same queue over.
 */
export async function turnOver(channel: ConfirmChannel, queue: Queue, visitor: ParkedVisitor): Promise<void> {
  const parking = parkingQueueOf(queue);
  // Before the look at the count: the last message may be in the hand of another.
  const lock = await takeLock(channel, `${parking}.turning`);
  const { messageCount } = await within(channel.checkQueue(parking), answerWithinMs);
  for (let place = 1; place <= messageCount; place++) {
    const message = await within(channel.get(parking), answerWithinMs);
    if (message === false) break;
    const parked = parkedOf(message, place, queue);
    const outcome = await carryOut(channel, message, queue, await visitor.decide(parked));
    channel.ack(message);
    visitor.done?.(parked, outcome);
  }
  await within(channel.deleteQueue(lock), answerWithinMs);
}

/** A queue of this connection alone is a lock: two that turn the queue over would hide messages from each other. */
async function takeLock(channel: ConfirmChannel, lock: string): Promise<string> {
  try {
    await within(channel.assertQueue(lock, { exclusive: true, durable: false }), answerWithinMs);
    return lock;
  } catch (error) {
    const isLocked = error instanceof Error && 'code' in error && error.code === resourceLocked;
    throw isLocked ? new BrokerUnavailable('in_use') : error;
  }
}

const resourceLocked = 405;

/** When it ends, the message is where it belongs, and may be acknowledged. */
async function carryOut(channel: ConfirmChannel, message: GetMessage, queue: Queue, decision: Decision): Promise<Outcome> {
  if (decision === 'remove') return 'removed';
  const { headers } = message.properties;
  if (decision === 'return' && (await put(channel, queue, message, withoutParking(headers)))) return 'returned';
  if (!(await put(channel, parkingQueueOf(queue), message, headers ?? {}))) throw new BrokerUnavailable('not_confirmed');
  return decision === 'keep' ? 'kept' : 'refused';
}

const parkingHeaders = new Set(['x-parked-from', 'x-reason', 'x-detail', returnsHeader]);

/** The headers that it had before it was parked; who returned it before is told anew. */
function withoutParking(headers: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(withoutDeaths(headers)).filter(([name]) => !parkingHeaders.has(name)));
}

/** Whether the broker has confirmed a persistent copy in `target` and has not returned it. Nobody waits for an answer any more. */
async function put(
  channel: ConfirmChannel,
  target: string,
  { content, properties: { messageId, contentType } }: GetMessage,
  headers: Record<string, unknown>,
): Promise<boolean> {
  let returned = false;
  const onReturn = (): void => void (returned = true);
  channel.on('return', onReturn);
  const isConfirmed = new Promise<boolean>((resolve) => {
    const options = { persistent: true, mandatory: true, headers, messageId, contentType };
    channel.publish('', target, content, options, (error: unknown) => resolve(error === null || error === undefined));
  });
  try {
    return (await within(isConfirmed, answerWithinMs)) && !returned;
  } finally {
    channel.off('return', onReturn);
  }
}
