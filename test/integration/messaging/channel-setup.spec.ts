import { describe, expect, it } from '@jest/globals';
import { BrokerConnection } from '../../../libs/messaging/src/broker-connection.js';
import { aBrokerForEachTest } from '../../support/broker.js';
import { testLogger } from '../../support/consumer.js';
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
});
