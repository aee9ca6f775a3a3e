import { describe, expect, it } from '@jest/globals';
import { BrokerUnavailable } from '#messaging';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { commandHandler, Note } from '../../support/messages.js';
import { anEnvelope, depthOf, putInto, takeFrom, withChannel } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const queue = Note.queue;
const put = (word: string): Promise<void> => putInto(broker.amqpUrl, queue, anEnvelope({ type: Note.name, data: { word } }));

describe('a consumer that is closed drains', () => {
  it('the messages in hand end and are acknowledged, the rest stays queued', async () => {
    const ends: (() => void)[] = [];
    const ended: string[] = [];
    const handler = commandHandler(Note, async ({ word }) => {
      await new Promise<void>((resolve) => ends.push(resolve));
      ended.push(word);
    });
    const consumer = await broker.consumer([{ queue, prefetch: 2 }], [handler]);
    for (const word of ['one', 'two', 'three', 'four']) await put(word);
    await eventually(() => expect(ends).toHaveLength(2));

    const closed = consumer.close();
    // Its consumers are cancelled, so what ends makes no room for more.
    await eventually(() => expect(consumer.server.check()).rejects.toThrow('A consumer is missing.'));
    ends.forEach((end) => end());
    await closed;
    expect(ended).toEqual(['one', 'two']);
    expect(ends).toHaveLength(2);
    expect(await depthOf(broker.amqpUrl, queue)).toBe(2);
  });

  it('under load nothing is handled twice, nothing is lost, and no promise is left to fail', async () => {
    const handled: string[] = [];
    const handler = commandHandler(Note, async ({ word }) => {
      await Promise.resolve();
      handled.push(word);
    });
    await (await broker.consumer([{ queue, prefetch: 1 }], [handler])).close();
    const words = Array.from({ length: 3_000 }, (_, i) => `${i}`);
    await withChannel(broker.amqpUrl, async (channel) => {
      for (const word of words) channel.sendToQueue(queue, Buffer.from(anEnvelope({ type: Note.name, data: { word } })));
      await channel.waitForConfirms();
    });
    for (const prefetch of [1, 10, 50]) {
      const before = handled.length;
      const consumer = await broker.consumer([{ queue, prefetch }], [handler]);
      await eventually(() => expect(handled.length).toBeGreaterThan(before), { every: 1 });
      await consumer.close();
    }
    expect(handled.length).toBeLessThan(words.length);
    await broker.consumer([{ queue, prefetch: 50 }], [handler]);
    await eventually(() => expect(handled.length).toBeGreaterThanOrEqual(words.length));
    expect(handled.toSorted()).toEqual(words.toSorted());
  });

  it('a message that only waits for a dependency goes back to its queue', async () => {
    let tries = 0;
    const handler = commandHandler(Note, () => {
      tries += 1;
      throw new BrokerUnavailable('not_routed');
    });
    const consumer = await broker.consumer([{ queue, prefetch: 1 }], [handler]);
    await put('waiting');
    await eventually(() => expect(tries).toBeGreaterThan(1));
    await consumer.close();
    expect(await depthOf(broker.amqpUrl, `${queue}.parking`)).toBe(0);
    expect((await takeFrom(broker.amqpUrl, queue)).fields.redelivered).toBe(true);
  });

  it('ends in seconds though the broker hears nothing of it, and what it had in hand is delivered again', async () => {
    const proxy = await broker.proxy();
    let begun = 0;
    const handler = commandHandler(Note, () => void (begun += 1));
    const consumptions = [{ queue, prefetch: 1 } as const, { queue: 'bookings', prefetch: 1 } as const];
    const consumer = await broker.consumer(consumptions, [handler], proxy.url);
    await put('before');
    await eventually(async () => expect(await depthOf(broker.amqpUrl, queue)).toBe(0));
    proxy.swallow();
    await put('in hand');
    const startedAt = performance.now();
    await consumer.close();
    // Sooner than the heartbeats tell: a broker that is short of memory sends them all the while.
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    expect(begun).toBe(1);
    proxy.cut();
    await eventually(async () => expect(await depthOf(broker.amqpUrl, queue)).toBe(1), { within: 10_000 });
  });
});
