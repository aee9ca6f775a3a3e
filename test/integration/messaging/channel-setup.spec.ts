import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { BrokerConnection } from '../../../libs/messaging/src/broker-connection.js';
import { aBrokerForEachTest } from '../../support/broker.js';
import { testLogger } from '../../support/consumer.js';
import { startProxy } from '../../../scripts/services/proxy.js';
import { eventually } from '../../support/eventually.js';

const broker = aBrokerForEachTest();

/** A connection with one channel whose setup behaves as told, the first time; gives how often it was set up. */
async function channelWith(firstSetup: () => Promise<void>): Promise<{ connection: BrokerConnection; setups: () => number }> {
  const connection = new BrokerConnection({ url: broker.amqpUrl }, 'test', testLogger, 200);
  broker.closing({ close: () => connection.onApplicationShutdown() });
  let setups = 0;
  connection.channel('test', async () => {
    setups += 1;
    if (setups === 1) await firstSetup();
  });
  await eventually(() => expect(setups).toBe(1));
  return { connection, setups: () => setups };
}

describe('a channel', () => {
  it.each([
    ['hangs, as on a queue without a leader', () => new Promise<never>(() => undefined)],
    ['fails', () => Promise.reject(new Error('not now'))],
  ])('whose setup %s is not ready, and is set up again on another connection', async (_how, firstSetup) => {
    const { connection, setups } = await channelWith(firstSetup);
    await expect(connection.check()).rejects.toThrow('The broker is away.');
    await eventually(() => connection.check(), { within: 10_000 });
    expect(setups()).toBe(2);
  });

  it('whose connection goes silent while it is made anew ends nothing, and is set up when the broker speaks again', async () => {
    const way = await startProxy(broker.amqpUrl);
    broker.closing(way);
    const connection = new BrokerConnection({ url: way.url }, 'test', testLogger, 200);
    broker.closing({ close: () => connection.onApplicationShutdown() });
    let setups = 0;
    connection.channel('test', () => {
      setups += 1;
      if (setups > 1) return Promise.resolve();
      way.swallow();
      return Promise.reject(new Error('not now'));
    });
    await eventually(() => expect(setups).toBe(1));
    // Longer than the pause before another connection and three heartbeats: by then the silence has been noticed.
    await after(17_500);
    way.heal();
    await eventually(() => connection.check(), { within: 20_000 });
    expect(setups).toBe(2);
  });
});
