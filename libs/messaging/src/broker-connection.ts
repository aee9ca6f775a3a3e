import { setTimeout as after } from 'node:timers/promises';
import type { ConfirmChannel } from 'amqplib';
import { type AmqpConnectionManager, type ChannelWrapper, connect } from 'amqp-connection-manager';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger, Probe } from '#runtime';
import type { BrokerLink } from './broker-link.js';
import { brokerSocket } from './broker-socket.js';
import { onConnectionApart } from './connection-apart.js';
import { BrokerUnavailable } from './failures.js';
import { within } from './within.js';

const defaultSetupWithinMs = 10_000;
const startOverAfterMs = 1_000;
const lookEveryMs = 50;
const isThere = (): boolean => true;
const isAway = (): boolean => false;
const closeWithinMs = 2_000;

/** The one connection of a process to the broker; it comes back by itself, and so do its channels. */
export class BrokerConnection implements OnApplicationShutdown, Probe {
  readonly name = 'broker';
  private readonly manager: AmqpConnectionManager;
  private readonly channels = new Set<ChannelWrapper>();
  private readonly readyChannels = new Set<ChannelWrapper>();
  private readonly leaving = new AbortController();
  private readonly leavingApart = new AbortController();
  private blocked = false;

  constructor(
    private readonly link: BrokerLink,
    private readonly connectionName: string,
    private readonly logger: Logger,
    private readonly setupWithinMs = defaultSetupWithinMs,
  ) {
    this.manager = connect(link.url, {
      heartbeatIntervalInSeconds: 5,
      reconnectTimeInSeconds: 1,
      connectionOptions: { ...link.tls, ...brokerSocket(this.leaving.signal), clientProperties: { connection_name: connectionName } },
    });
    // Only codes are logged: the errors and their arguments hold the URL with its password.
    this.manager.on('connect', () => logger.info('Connected to the broker'));
    this.manager.on('connectFailed', ({ err }) => logger.warn({ error: err }, 'Cannot connect to the broker'));
    this.manager.on('disconnect', ({ err }) => {
      this.readyChannels.clear();
      this.blocked = false;
      logger.warn({ error: err }, 'The connection to the broker is lost');
    });
    this.manager.on('blocked', () => {
      this.blocked = true;
      logger.warn('The broker blocks publishers: it is short of memory or disk');
    });
    this.manager.on('unblocked', () => (this.blocked = false));
  }

  /** Whether the broker takes messages now. */
  get isUp(): boolean {
    return this.manager.isConnected() && !this.blocked;
  }

  /**
   * A channel that is set up again after every reconnect. It has no 'error' listener on purpose: with one, an error of the
   * channel would leave its consumer dead; without, the connection is made anew. So it is when the setup fails or hangs.
   */
  channel(name: string, setup: (channel: ConfirmChannel) => Promise<void>): ChannelWrapper {
    const wrapper: ChannelWrapper = this.manager.createChannel({
      name,
      setup: async (channel: ConfirmChannel) => {
        await within(setup(channel), this.setupWithinMs);
        this.readyChannels.add(wrapper);
      },
    });
    this.channels.add(wrapper);
    wrapper.on('close', () => this.channels.delete(wrapper));
    // The broker's reason names queues and arguments, nothing else.
    wrapper.on('error', (error) => {
      this.logger.error({ error, channel: name, reason: error.message }, 'A channel could not be set up');
      void this.startOver(wrapper);
    });
    return wrapper;
  }

  /**
   * Runs `work` on a connection of its own, as {@link onConnectionApart}.
   * Throws {@link BrokerUnavailable} when the broker is away or refuses.
   */
  async apart<Result>(work: (channel: ConfirmChannel) => Promise<Result>): Promise<Result> {
    try {
      return await onConnectionApart(this.link, `${this.connectionName}-apart`, work, this.leavingApart.signal);
    } catch (error) {
      this.logger.warn({ error }, 'The broker did not serve a connection apart');
      throw error instanceof BrokerUnavailable ? error : new BrokerUnavailable('connection_lost');
    }
  }

  /** Ends the connections apart, for good: their work may take longer than a drain, and somebody else begins it anew. */
  endApart(): void {
    this.leavingApart.abort();
  }

  /** The connection manager sets a channel up once per connection: another try needs another connection. */
  private async startOver(wrapper: ChannelWrapper): Promise<void> {
    await after(startOverAfterMs, undefined, { ref: false });
    const isOpen = this.channels.has(wrapper) && !this.readyChannels.has(wrapper);
    // Not the manager's own `reconnect`, which waits for the broker's goodbye and listens to nothing meanwhile: a broker that is silent by
    // now would leave it waiting for good. So it hears of the end, however that comes.
    if (isOpen) this.manager.connection?.close().catch(() => undefined);
  }

  /** Resolves when the broker takes messages and every channel is set up. */
  async check(): Promise<void> {
    if (!this.isUp || this.readyChannels.size < this.channels.size) throw new Error('The broker is away.');
  }

  /** Waits until the broker takes messages, for so long at most. */
  async awaitBroker(withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    while (performance.now() < until && !(await this.check().then(isThere, isAway))) await after(lookEveryMs);
  }

  async onApplicationShutdown(): Promise<void> {
    this.channels.clear();
    // A broker that is short of memory reads nothing, and a lost one says nothing: neither is waited for.
    await within(this.manager.close(), closeWithinMs).catch(() => this.leaving.abort());
  }
}
