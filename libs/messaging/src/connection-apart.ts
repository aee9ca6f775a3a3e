import { type ConfirmChannel, connect } from 'amqplib';
import type { BrokerLink } from './broker-link.js';
import { within } from './within.js';

/**
 * Runs `work` on a connection of its own, for what may cost it: a channel that the broker closes takes its connection along.
 * Throws what the broker, or `work`, throws; also when `work` takes longer than `withinMs`.
 */
export async function onConnectionApart<Result>(
  { url, tls }: BrokerLink,
  connectionName: string,
  work: (channel: ConfirmChannel) => Promise<Result>,
  withinMs: number,
): Promise<Result> {
  const clientProperties = { connection_name: connectionName };
  const connection = await connect(url, { ...tls, noDelay: true, timeout: 5_000, clientProperties });
  // Whoever waits on the channel hears of it.
  connection.on('error', () => undefined);
  try {
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => undefined);
    return await within(work(channel), withinMs);
  } finally {
    await connection.close().catch(() => undefined);
  }
}
