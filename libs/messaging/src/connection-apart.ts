import { type ConfirmChannel, connect } from 'amqplib';
import type { BrokerLink } from './broker-link.js';
import { brokerSocket } from './broker-socket.js';
import { within } from './within.js';

const openWithinMs = 5_000;
const closeWithinMs = 2_000;

/**
 * Runs `work` on a connection of its own, for what may cost it: a channel that the broker closes takes its connection along.
 * Throws what the broker, or `work`, throws. The connection is gone when `signal` aborts, and every wait of `work` for the broker
 * with it; `work` may take long, and is to have a deadline for each of its steps.
 */
export async function onConnectionApart<Result>(
  { url, tls }: BrokerLink,
  connectionName: string,
  work: (channel: ConfirmChannel) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const clientProperties = { connection_name: connectionName };
  const leaving = new AbortController();
  const socket = brokerSocket(AbortSignal.any([signal, leaving.signal]));
  const connection = await connect(url, { ...tls, ...socket, clientProperties });
  // Whoever waits on the channel hears of it.
  connection.on('error', () => undefined);
  try {
    const channel = await within(connection.createConfirmChannel(), openWithinMs);
    channel.on('error', () => undefined);
    return await work(channel);
  } finally {
    await within(connection.close(), closeWithinMs).catch(() => leaving.abort());
  }
}
