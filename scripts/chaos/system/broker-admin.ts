import { createHash } from 'node:crypto';
import { type ConfirmChannel, connect } from 'amqplib';
import { z } from 'zod';

const Connection = z.object({ name: z.string() });
const Binding = z.object({ source: z.string(), destination: z.string(), routing_key: z.string(), properties_key: z.string() });
const QueueState = z.object({ name: z.string(), messages_unacknowledged: z.int().optional() });

export interface QueuedMessage {
  readonly queue: string;
  readonly content: Buffer;
}

/** What an administrator of the broker sees and does, past the proxies. */
export class BrokerAdmin {
  constructor(
    private readonly amqpUrl: string,
    private readonly managementUrl: string,
    private readonly vhost: string,
  ) {}

  /** Runs `work` on a connection of its own. */
  async withChannel<Result>(work: (channel: ConfirmChannel) => Promise<Result>): Promise<Result> {
    const connection = await connect(this.amqpUrl);
    connection.on('error', () => undefined);
    try {
      const channel = await connection.createConfirmChannel();
      channel.on('error', () => undefined);
      return await work(channel);
    } finally {
      await connection.close().catch(() => undefined);
    }
  }

  /** Consumers of a queue. */
  async consumers(queue: string): Promise<number> {
    return this.withChannel(async (channel) => (await channel.checkQueue(queue)).consumerCount);
  }

  /** Messages ready in each queue, by its leader. */
  async depths(queues: readonly string[]): Promise<Map<string, number>> {
    return this.withChannel(async (channel) => {
      const depths = new Map<string, number>();
      for (const queue of queues) depths.set(queue, (await channel.checkQueue(queue)).messageCount);
      return depths;
    });
  }

  /** Messages that somebody has in hand, by queue; some seconds old. */
  async inHand(): Promise<Map<string, number>> {
    const queues = z.array(QueueState).parse(await this.get(`/api/queues/${this.vhost}`));
    return new Map(queues.map(({ name, messages_unacknowledged: count = 0 }) => [name, count]));
  }

  /** Puts messages into queues in this order, persistent and confirmed. */
  async put(messages: readonly QueuedMessage[]): Promise<void> {
    await this.withChannel(async (channel) => {
      for (const { queue, content } of messages) {
        channel.sendToQueue(queue, content, { persistent: true, contentType: 'application/cloudevents+json' });
      }
      await channel.waitForConfirms();
    });
  }

  /** Takes everything out of a queue; gives a digest of each message. */
  async takeAll(queue: string): Promise<string[]> {
    return this.withChannel(async (channel) => {
      const digests: string[] = [];
      for (let message = await channel.get(queue); message !== false; message = await channel.get(queue)) {
        digests.push(digestOf(message.content));
        channel.ack(message);
      }
      return digests;
    });
  }

  /** Closes every connection of every client. */
  async closeConnections(): Promise<void> {
    const connections = z.array(Connection).parse(await this.get('/api/connections'));
    await Promise.all(connections.map(({ name }) => this.request('DELETE', `/api/connections/${encodeURIComponent(name)}`)));
  }

  async deleteQueue(queue: string): Promise<void> {
    await this.request('DELETE', `/api/queues/${this.vhost}/${queue}`);
  }

  /** Bindings of an exchange. */
  async bindings(exchange: string): Promise<z.infer<typeof Binding>[]> {
    return z.array(Binding).parse(await this.get(`/api/exchanges/${this.vhost}/${exchange}/bindings/source`));
  }

  async unbind({ source, destination, properties_key: key }: z.infer<typeof Binding>): Promise<void> {
    await this.request('DELETE', `/api/bindings/${this.vhost}/e/${source}/q/${destination}/${encodeURIComponent(key)}`);
  }

  private async get(path: string): Promise<unknown> {
    return (await this.request('GET', path)).json();
  }

  private async request(method: string, path: string): Promise<Response> {
    const { username, password, origin } = new URL(this.managementUrl);
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`The broker's management answered ${answer.status} to ${method} ${path}.`);
    return answer;
  }
}

/** Stands for a message where its content would be too long, or too personal, to show. */
export const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex').slice(0, 12);
