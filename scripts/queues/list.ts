import type { ConfirmChannel } from 'amqplib';
import { commandQueues, eventQueues, parkingQueueOf, type Queue } from '#contracts';
import { BrokerUnavailable } from '../../libs/messaging/src/failures.js';
import type { ConnectionsApart, ParkedMessages } from '../../libs/messaging/src/parking/parked-messages.js';
import { returningQueueOf } from '../../libs/messaging/src/topology.js';
import type { Report } from './report.js';

/** Every queue and its parking queue: messages ready, those that go round, consumers, and why messages are parked. */
export async function list(connections: ConnectionsApart, parked: ParkedMessages, report: Report): Promise<void> {
  for (const queue of [...commandQueues, ...eventQueues]) {
    // A connection each: a queue that is not there costs it.
    const states = await connections.apart((channel) => statesOf(channel, queue));
    if (states === undefined) {
      report.rows.push({
        queue,
        ready: undefined,
        returning: undefined,
        consumers: undefined,
        reasons: 'not there: its service has never run',
      });
      continue;
    }
    const { own } = states;
    report.rows.push({ queue, ready: own.ready, returning: states.returning.ready, consumers: own.consumers });
    report.rows.push({ queue: parkingQueueOf(queue), ...states.parking, reasons: await reasonsOf(parked, queue) });
  }
}

interface State {
  readonly ready: number;
  readonly consumers: number;
}

/** Undefined when one of them is not there. */
async function statesOf(channel: ConfirmChannel, queue: Queue): Promise<{ own: State; parking: State; returning: State } | undefined> {
  const stateOf = async (name: string): Promise<State> => {
    const { messageCount: ready, consumerCount: consumers } = await channel.checkQueue(name);
    return { ready, consumers };
  };
  try {
    return {
      own: await stateOf(queue),
      parking: await stateOf(parkingQueueOf(queue)),
      returning: await stateOf(returningQueueOf(queue)),
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether the broker has no queue of that name. */
export const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 404;

async function reasonsOf(parked: ParkedMessages, queue: Queue): Promise<Record<string, number> | string> {
  const reasons: Record<string, number> = {};
  try {
    await parked.visit(queue, {
      decide: ({ reason }) => {
        reasons[reason] = (reasons[reason] ?? 0) + 1;
        return 'keep';
      },
    });
    return reasons;
  } catch (error) {
    if (error instanceof BrokerUnavailable && error.code === 'in_use') return 'in use: another process looks through it';
    throw error;
  }
}
