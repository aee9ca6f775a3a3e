import type { ConfirmChannel } from 'amqplib';
import { parkingQueueOf, type Queue } from '#contracts';
import type { BrokerConnection } from '../broker-connection.js';
import { decodeEnvelope } from '../envelope.js';

/** What a parked message is, for those who look for some. */
export interface ParkedMessage {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

const nothingToSettle = (_message: ParkedMessage): Promise<void> => Promise.resolve();

/** The messages of a service that could not be handled. */
export class ParkedMessages {
  constructor(private readonly connection: BrokerConnection) {}

  /**
   * Removes the parked messages of `queues` that `isAbout` finds, each once `settle` is done with it; the others stay, in their
   * order. Resolves to how many went.
   * Throws `BrokerUnavailable`: also while another process looks through the same queue.
   */
  async removeWhere(queues: readonly Queue[], isAbout: (message: ParkedMessage) => boolean, settle = nothingToSettle): Promise<number> {
    return this.connection.apart(async (channel) => {
      let removed = 0;
      for (const queue of queues) removed += await removeFrom(channel, parkingQueueOf(queue), isAbout, settle);
      return removed;
    });
  }
}

/**
 * Takes each message once, from the head, and puts it back at the tail unless it goes. At a crash in between one is there
 * twice, none is lost. To keep them all in hand until the end would count as a delivery of each.
 */
async function removeFrom(
  channel: ConfirmChannel,
  parking: string,
  isAbout: (message: ParkedMessage) => boolean,
  settle: (message: ParkedMessage) => Promise<void>,
): Promise<number> {
  const { messageCount } = await channel.checkQueue(parking);
  if (messageCount === 0) return 0;
  // A queue of this connection alone is a lock: two that turn the queue over would hide messages from each other.
  const lock = `${parking}.turning`;
  await channel.assertQueue(lock, { exclusive: true, durable: false });
  let removed = 0;
  for (let seen = 0; seen < messageCount; seen++) {
    const message = await channel.get(parking);
    if (message === false) break;
    const envelope = decodeEnvelope(message.content);
    if (envelope !== undefined && isAbout(envelope)) {
      await settle(envelope);
      removed += 1;
    } else {
      const { headers, messageId, contentType } = message.properties;
      channel.publish('', parking, message.content, { persistent: true, headers, messageId, contentType });
      await channel.waitForConfirms();
    }
    channel.ack(message);
  }
  await channel.deleteQueue(lock);
  return removed;
}

/** Whether some text anywhere in `data` is one of `values`. */
export function mentions(data: unknown, values: ReadonlySet<string>): boolean {
  const open: unknown[] = [data];
  for (let value = open.pop(); value !== undefined || open.length > 0; value = open.pop()) {
    if (typeof value === 'string' && values.has(value)) return true;
    if (typeof value === 'object' && value !== null) open.push(...Object.values(value));
  }
  return false;
}
