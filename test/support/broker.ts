import { afterEach, beforeEach } from '@jest/globals';
import type { Type } from '@nestjs/common';
import type { Logger } from '#runtime';
import type { Consumption } from '../../libs/messaging/src/consumption.js';
import { connectSender, startConsumer, type TestConsumer, type TestSender } from './consumer.js';
import { type Proxy, startProxy } from '../../scripts/services/proxy.js';
import { createVhost, type Vhost } from './vhost.js';

/** The broker as one test sees it; what the test starts here is stopped after it, the last first. */
export interface TestBroker {
  readonly vhost: string;
  readonly amqpUrl: string;
  /** A consumer with its own connection, at `url` when it goes through a proxy. */
  consumer(consumptions: readonly Consumption[], handlers: Type[], url?: string, logger?: Logger): Promise<TestConsumer>;
  sender(url?: string): Promise<TestSender>;
  proxy(): Promise<Proxy>;
  /** Has `started` closed after the test; closing it earlier, too, does no harm. */
  closing<Started extends { close(): Promise<void> }>(started: Started): Started;
}

/** Call it once in a test file: each test gets a vhost of its own. */
export function aBrokerForEachTest(): TestBroker {
  let vhost: Vhost | undefined;
  const open: { close(): Promise<void> }[] = [];
  const current = (): Vhost => {
    if (vhost === undefined) throw new Error('The broker is there within a test only.');
    return vhost;
  };
  const closing = <Started extends { close(): Promise<void> }>(started: Started): Started => {
    let closed: Promise<void> | undefined;
    const original = started.close.bind(started);
    started.close = () => (closed ??= original());
    open.push(started);
    return started;
  };

  beforeEach(async () => {
    vhost = await createVhost();
  });
  afterEach(async () => {
    for (const started of open.splice(0).toReversed()) await started.close();
    await vhost?.remove();
  });
  return {
    get vhost() {
      return current().name;
    },
    get amqpUrl() {
      return current().amqpUrl;
    },
    consumer: async (consumptions, handlers, url = current().amqpUrl, logger?) =>
      closing(await startConsumer(url, consumptions, handlers, logger)),
    sender: async (url = current().amqpUrl) => closing(await connectSender(url)),
    proxy: async () => closing(await startProxy(current().amqpUrl)),
    closing,
  };
}
