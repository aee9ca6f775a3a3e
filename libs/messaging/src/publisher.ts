import type { ConfirmChannel, Options } from 'amqplib';
import type { BrokerConnection } from './broker-connection.js';
import { envelopeContentType } from './envelope.js';
import { BrokerUnavailable } from './failures.js';

const confirmDeadlineMs = 5_000;
const maxUnconfirmed = 5_000;

/** A message to publish; `messageId` is unique among those in flight. */
export interface Publication {
  readonly exchange: string;
  readonly routingKey: string;
  readonly messageId: string;
  readonly content: Buffer;
  readonly options?: Pick<Options.Publish, 'correlationId' | 'replyTo' | 'persistent' | 'headers'>;
}

interface Unconfirmed {
  returned: boolean;
  settle(failure?: BrokerUnavailable): void;
}

/**
 * Publishes with confirmation, straight on the channel: what cannot be sent now fails now, where the connection manager's
 * own queue would send it at some later time.
 */
export class Publisher {
  private channel: ConfirmChannel | undefined;
  private readonly unconfirmed = new Map<string, Unconfirmed>();

  /** `onChannel` prepares each new channel; `onLost` hears that one is gone. */
  constructor(
    private readonly connection: BrokerConnection,
    name: string,
    private readonly onChannel?: (channel: ConfirmChannel) => Promise<void>,
    private readonly onLost?: () => void,
  ) {
    connection.channel(name, (channel: ConfirmChannel) => this.take(channel));
  }

  /** Resolves once the broker has confirmed the message and has not returned it. Throws {@link BrokerUnavailable}. */
  async publish(publication: Publication): Promise<void> {
    const channel = this.channel;
    if (channel === undefined || !this.connection.isUp) throw new BrokerUnavailable('not_connected');
    if (this.unconfirmed.size >= maxUnconfirmed) throw new BrokerUnavailable('overloaded');
    const { exchange, routingKey, messageId, content, options } = publication;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => entry.settle(new BrokerUnavailable('not_confirmed')), confirmDeadlineMs);
      const entry: Unconfirmed = {
        returned: false,
        settle: (failure) => {
          clearTimeout(timer);
          this.unconfirmed.delete(messageId);
          if (failure === undefined) resolve();
          else reject(failure);
        },
      };
      this.unconfirmed.set(messageId, entry);
      try {
        channel.publish(
          exchange,
          routingKey,
          content,
          { contentType: envelopeContentType, mandatory: true, messageId, ...options },
          (error: unknown) => {
            // A message without a queue is returned first and confirmed then.
            if (entry.returned) entry.settle(new BrokerUnavailable('not_routed'));
            else entry.settle(error === null || error === undefined ? undefined : new BrokerUnavailable('not_confirmed'));
          },
        );
      } catch {
        entry.settle(new BrokerUnavailable('connection_lost'));
      }
    });
  }

  /** Sends an answer, for which nobody waits when it is lost. */
  reply(replyTo: string, correlationId: string, content: Buffer): void {
    try {
      this.channel?.publish('', replyTo, content, { contentType: 'application/json', correlationId });
    } catch {
      // The channel just closed: the caller's deadline tells it.
    }
  }

  private async take(channel: ConfirmChannel): Promise<void> {
    channel.on('return', (message) => {
      const entry = this.unconfirmed.get(String(message.properties.messageId));
      if (entry !== undefined) entry.returned = true;
    });
    channel.once('close', () => {
      if (this.channel === channel) this.channel = undefined;
      this.onLost?.();
    });
    await this.onChannel?.(channel);
    this.channel = channel;
  }
}
