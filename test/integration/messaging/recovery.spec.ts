import { describe, expect, it } from '@jest/globals';
import { NoAnswer } from '#messaging';
import { aBrokerForEachTest } from '../../support/broker.js';
import { captureLog } from '../../support/captured-log.js';
import { startConsumer, testLogger } from '../../support/consumer.js';
import { eventually } from '../../support/eventually.js';
import { commandHandler, eventHandler, Happened, Note } from '../../support/messages.js';
import { anEnvelope, depthOf, putInto, withChannel } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const queue = Note.queue;
const put = (word: string): Promise<void> => putInto(broker.amqpUrl, queue, anEnvelope({ type: Note.name, data: { word } }));

describe('a consumer comes back by itself', () => {
  it('a deleted queue is declared, bound and consumed again, without a new connection', async () => {
    const told: string[] = [];
    const handler = eventHandler(Happened, ({ word }) => void told.push(word));
    const { server } = await broker.consumer([{ queue: 'bookings.events', prefetch: 5, events: [Happened.name] }], [handler]);
    await withChannel(broker.amqpUrl, (channel) => channel.deleteQueue('bookings.events'));
    await eventually(() => expect(server.check()).rejects.toThrow('A consumer is missing.'), { every: 5 });
    await eventually(() => server.check());
    await withChannel(broker.amqpUrl, async (channel) => {
      const event = anEnvelope({ type: Happened.name, dataschema: 'urn:demo-booking:test.happened:1', data: { word: 'again' } });
      channel.publish('events', Happened.name, Buffer.from(event));
      await channel.waitForConfirms();
    });
    await eventually(() => expect(told).toEqual(['again']));
  });

  it('after a dropped connection a message in hand is delivered and handled again, and its late acknowledgement harms nothing', async () => {
    const proxy = await broker.proxy();
    const ends: (() => void)[] = [];
    const handled: string[] = [];
    const handler = commandHandler(Note, async ({ word }) => {
      handled.push(word);
      if (handled.length === 1) await new Promise<void>((resolve) => ends.push(resolve));
    });
    await broker.consumer([{ queue, prefetch: 1 }], [handler], proxy.url);
    await put('in hand');
    await eventually(() => expect(handled).toEqual(['in hand']));
    proxy.cut();
    await eventually(() => expect(handled).toEqual(['in hand', 'in hand']), { within: 10_000 });
    ends[0]?.();
    await put('next');
    await eventually(() => expect(handled).toEqual(['in hand', 'in hand', 'next']));
    await eventually(async () => expect(await depthOf(broker.amqpUrl, queue)).toBe(0));
  });

  it('while the connection is lost a consumer is missing', async () => {
    const proxy = await broker.proxy();
    const { server } = await broker.consumer([{ queue, prefetch: 1 }], [commandHandler(Note, () => undefined)], proxy.url);
    proxy.refuse();
    await eventually(() => expect(server.check()).rejects.toThrow('A consumer is missing.'));
    proxy.heal();
    await eventually(() => server.check(), { within: 10_000 });
  });

  it('when the queue is deleted and the connection drops, one consumer is there in the end, and nobody tries on the old channel', async () => {
    const proxy = await broker.proxy();
    const { logger, text } = captureLog();
    const { server } = await broker.consumer([{ queue, prefetch: 1 }], [commandHandler(Note, () => undefined)], proxy.url, logger);
    await withChannel(broker.amqpUrl, (channel) => channel.deleteQueue(queue));
    await eventually(() => expect(text()).toContain('The broker cancelled the consumer'), { every: 1 });
    proxy.cut();
    await eventually(() => server.check(), { within: 10_000 });
    const { consumerCount } = await withChannel(broker.amqpUrl, (channel) => channel.checkQueue(queue));
    expect(consumerCount).toBe(1);
    expect(text().match(/Cannot consume again yet/g) ?? []).toEqual([]);
  });

  it('the handling of a message ends with its channel, even while it waits for a dependency: only the redelivery goes on', async () => {
    const proxy = await broker.proxy();
    const handled: string[] = [];
    let tries = 0;
    const handler = commandHandler(Note, ({ word }) => {
      tries += 1;
      if (tries > 1) return void handled.push(word);
      proxy.cut();
      throw new NoAnswer('leads.capture');
    });
    const consumer = await broker.consumer([{ queue, prefetch: 5 }], [handler], proxy.url);
    await put('once');
    await eventually(async () => expect(await depthOf(broker.amqpUrl, queue)).toBe(0), { within: 10_000 });
    await eventually(() => expect(handled).toEqual(['once']), { within: 10_000 });
    await consumer.close();
    expect(handled).toEqual(['once']);
  });

  it('a binding that somebody removed comes back, without a new connection', async () => {
    const told: string[] = [];
    const handler = eventHandler(Happened, ({ word }) => void told.push(word));
    const consumption = { queue: 'bookings.events', prefetch: 5, events: [Happened.name] } as const;
    broker.closing(await startConsumer(broker.amqpUrl, [consumption], [handler], testLogger, { declareEveryMs: 100 }));
    await withChannel(broker.amqpUrl, (channel) => channel.unbindQueue('bookings.events', 'events', Happened.name));
    await eventually(async () => {
      await withChannel(broker.amqpUrl, async (channel) => {
        const event = anEnvelope({ type: Happened.name, dataschema: 'urn:demo-booking:test.happened:1', data: { word: 'bound' } });
        channel.publish('events', Happened.name, Buffer.from(event));
        await channel.waitForConfirms();
      });
      expect(told).toContain('bound');
    });
  });
});
