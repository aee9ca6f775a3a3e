import type { ConfirmChannel } from 'amqplib';
import type { Queue } from '#contracts';
import { type ParkedVisitor, turnOver } from './turn-over.js';

/** What a parked message is, for those who look for some. */
export interface ParkedMessage {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

/** Runs work on a connection of its own. */
export interface ConnectionsApart {
  apart<Result>(work: (channel: ConfirmChannel) => Promise<Result>): Promise<Result>;
}

const nothingToSettle = (_message: ParkedMessage): Promise<void> => Promise.resolve();

/** The messages that could not be handled. */
export class ParkedMessages {
  constructor(private readonly connections: ConnectionsApart) {}

  /**
   * Shows `visitor` each message that is parked of `queue` now, in order, and does what it decides; the others stay, in their order.
   * Throws `BrokerUnavailable`: also while another process looks through the same queue.
   */
  async visit(queue: Queue, visitor: ParkedVisitor): Promise<void> {
    await this.connections.apart((channel) => turnOver(channel, queue, visitor));
  }

  /**
   * Removes the parked messages of `queues` that `isAbout` finds, each once `settle` is done with it; the others stay, in their
   * order. Resolves to how many went.
   * Throws `BrokerUnavailable`: also while another process looks through the same queue.
   */
  async removeWhere(queues: readonly Queue[], isAbout: (message: ParkedMessage) => boolean, settle = nothingToSettle): Promise<number> {
    let removed = 0;
    for (const queue of queues) {
      await this.visit(queue, {
        decide: async ({ envelope }) => {
          if (envelope === undefined || !isAbout(envelope)) return 'keep';
          await settle(envelope);
          removed += 1;
          return 'remove';
        },
      });
    }
    return removed;
  }
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
