import { describe, expect, it } from '@jest/globals';
import type { TestSender } from '../../support/consumer.js';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { takeFrom, withChannel } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const queue = 'inspected';

const declare = (options: Record<string, unknown> = {}) =>
  withChannel(broker.amqpUrl, (channel) =>
    channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum', ...options } }),
  );

let count = 0;
const publish = ({ publisher }: TestSender, routingKey = queue): Promise<void> =>
  publisher.publish({
    exchange: '',
    routingKey,
    messageId: `${count++}`,
    content: Buffer.from('{}'),
    options: { persistent: true },
  });

describe('a message is published only when the broker has confirmed and routed it', () => {
  it('what is confirmed is in its queue, persistent, as structured CloudEvents', async () => {
    await declare();
    await publish(await broker.sender());
    expect((await takeFrom(broker.amqpUrl, queue)).properties).toMatchObject({
      deliveryMode: 2,
      contentType: 'application/cloudevents+json',
    });
  });

  it('what no queue takes fails: not_routed', async () => {
    await expect(publish(await broker.sender(), 'nowhere')).rejects.toMatchObject({ code: 'not_routed' });
  });

  it('what a full queue refuses fails: not_confirmed', async () => {
    await declare({ 'x-max-length': 1, 'x-overflow': 'reject-publish' });
    const sender = await broker.sender();
    await eventually(() => expect(publish(sender)).rejects.toMatchObject({ code: 'not_confirmed' }));
  });

  it('an unroutable message among others fails alone', async () => {
    await declare();
    const sender = await broker.sender();
    const results = await Promise.allSettled([publish(sender), publish(sender, 'nowhere'), publish(sender)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('when the connection is lost', () => {
  it('nothing stays pending: what was not confirmed fails at once, and the next publication works when it is back', async () => {
    await declare();
    const proxy = await broker.proxy();
    const sender = await broker.sender(proxy.url);
    const startedAt = performance.now();
    const pending = Array.from({ length: 50 }, () => publish(sender));
    proxy.cut();
    const results = await Promise.allSettled(pending);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(results).toEqual(results.map(() => ({ status: 'rejected', reason: expect.objectContaining({ name: 'BrokerUnavailable' }) })));
    await eventually(() => publish(sender), { within: 10_000 });
  });

  it('while it is away a publication fails at once: not_connected', async () => {
    const proxy = await broker.proxy();
    const sender = await broker.sender(proxy.url);
    proxy.refuse();
    await eventually(() => expect(sender.connection.isUp).toBe(false));
    await expect(publish(sender)).rejects.toMatchObject({ code: 'not_connected' });
    await expect(sender.connection.check()).rejects.toThrow('The broker is away.');
  });
});
