import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { defineEvent } from '#contracts';
import { Happened } from '../../support/messages.js';
import { createOutboxDatabase, openOutbox, type OutboxDatabase, type TestOutbox } from '../../support/outbox.js';
import { depthOf, takeFrom, withChannel } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const listener = 'listener';
/** No queue is bound to it. */
const Unheard = defineEvent({ name: 'test.unheard', version: 1, data: Happened.data });
let database: OutboxDatabase;

beforeAll(async () => {
  database = await createOutboxDatabase();
});
beforeEach(() => database.clear());
afterAll(() => database.remove());

const listen = (): Promise<unknown> =>
  withChannel(broker.amqpUrl, async (channel) => {
    await channel.assertExchange('events', 'topic', { durable: true });
    await channel.assertQueue(listener, { durable: true });
    await channel.bindQueue(listener, 'events', Happened.name);
  });

async function outbox(url = broker.amqpUrl): Promise<TestOutbox> {
  const { publisher } = await broker.sender(url);
  return broker.closing(await openOutbox(database.url, publisher));
}

const happen = ({ transactions }: TestOutbox, word: string): Promise<void> =>
  transactions.run((transaction) => Promise.resolve(transaction.publish(Happened, randomUUID(), { word })));

const waiting = async (): Promise<number> => (await database.query('SELECT FROM outbox WHERE published_at IS NULL')).length;

describe('an event of the outbox', () => {
  it('is published after the commit, persistent, and its data is gone from the outbox', async () => {
    await listen();
    const box = await outbox();
    box.relay.onApplicationBootstrap();
    await happen(box, 'published');
    const message = await eventually(() => takeFrom(broker.amqpUrl, listener));
    expect(message.properties.deliveryMode).toBe(2);
    const [row] = await eventually(async () => {
      const rows = await database.query<{ id: string }>('SELECT id FROM outbox WHERE published_at IS NOT NULL AND data IS NULL');
      expect(rows).toHaveLength(1);
      return rows;
    });
    expect(JSON.parse(message.content.toString())).toMatchObject({
      specversion: '1.0',
      id: row?.id,
      source: 'test',
      type: 'test.happened',
      dataschema: 'urn:demo-booking:test.happened:1',
      data: { word: 'published' },
    });
  });

  it('is not there when its transaction is rolled back', async () => {
    await listen();
    const box = await outbox();
    box.relay.onApplicationBootstrap();
    const failing = box.transactions.run((transaction) => {
      transaction.publish(Happened, randomUUID(), { word: 'never' });
      return Promise.reject(new Error('rolled back'));
    });
    await expect(failing).rejects.toThrow('rolled back');
    await happen(box, 'after');
    const { content } = await eventually(() => takeFrom(broker.amqpUrl, listener));
    expect(JSON.parse(content.toString())).toMatchObject({ data: { word: 'after' } });
    expect(await database.query('SELECT FROM outbox')).toHaveLength(1);
  });

  it('with wrong data fails its transaction', async () => {
    const box = await outbox();
    const wrong: { word: string } = JSON.parse('{"word":7}');
    await expect(box.transactions.run((transaction) => Promise.resolve(transaction.publish(Happened, 'x', wrong)))).rejects.toMatchObject({
      name: 'ZodError',
    });
    expect(await database.query('SELECT FROM outbox')).toHaveLength(0);
  });

  it('stays while no queue takes it, and goes out when one is bound', async () => {
    await withChannel(broker.amqpUrl, (channel) => channel.assertExchange('events', 'topic', { durable: true }));
    const box = await outbox();
    box.relay.onApplicationBootstrap();
    await happen(box, 'patient');
    // Put off with its data after a try (the lease of a batch under way is longer), and not marked.
    await eventually(async () =>
      expect(
        await database.query(`SELECT data FROM outbox WHERE published_at IS NULL AND leased_until < now() + interval '6 seconds'`),
      ).toEqual([{ data: { word: 'patient' } }]),
    );
    await listen();
    await eventually(() => takeFrom(broker.amqpUrl, listener), { within: 10_000 });
    await eventually(async () => expect(await waiting()).toBe(0));
  });

  it('that no queue takes does not hold up those behind it', async () => {
    await listen();
    const box = await outbox();
    await box.transactions.run((transaction) => {
      for (let i = 0; i < 250; i++) transaction.publish(Unheard, randomUUID(), { word: 'into the void' });
      return Promise.resolve();
    });
    await happen(box, 'behind');
    box.relay.onApplicationBootstrap();
    const { content } = await eventually(() => takeFrom(broker.amqpUrl, listener), { within: 5_000 });
    expect(JSON.parse(content.toString())).toMatchObject({ data: { word: 'behind' } });
    expect(await waiting()).toBe(250);
  });

  it('stays while the broker is away, and goes out when it is back', async () => {
    await listen();
    const proxy = await broker.proxy();
    const box = await outbox(proxy.url);
    box.relay.onApplicationBootstrap();
    proxy.refuse();
    await happen(box, 'patient');
    expect(await waiting()).toBe(1);
    proxy.heal();
    await eventually(() => takeFrom(broker.amqpUrl, listener), { within: 15_000 });
    await eventually(async () => expect(await waiting()).toBe(0));
  });

  it('that nobody woke the relay for is found by polling', async () => {
    await listen();
    // Written by another process, which was killed before it could publish.
    const dead = await outbox();
    await happen(dead, 'left behind');
    const box = await outbox();
    box.relay.onApplicationBootstrap();
    await eventually(async () => expect(await depthOf(broker.amqpUrl, listener)).toBe(1));
    await happen(dead, 'left behind again');
    await eventually(async () => expect(await depthOf(broker.amqpUrl, listener)).toBe(2));
  });

  it('is published once by any number of relays', async () => {
    await listen();
    const boxes = [await outbox(), await outbox()];
    const [writer] = boxes;
    if (writer === undefined) throw new Error('no writer');
    for (let i = 0; i < 20; i++) {
      await writer.transactions.run((transaction) => {
        for (let j = 0; j < 20; j++) transaction.publish(Happened, randomUUID(), { word: `${i}.${j}` });
        return Promise.resolve();
      });
      if (i === 5) for (const { relay } of boxes) relay.onApplicationBootstrap();
      for (const { relay } of boxes) relay.wake();
    }
    await eventually(async () => expect(await waiting()).toBe(0), { within: 10_000 });
    expect(await depthOf(broker.amqpUrl, listener)).toBe(400);
  });

  it('of a handler that drains goes out before the relay stops', async () => {
    await listen();
    const box = await outbox();
    await happen(box, 'last');
    await box.close();
    expect(await depthOf(broker.amqpUrl, listener)).toBe(0);
    const other = await outbox();
    other.relay.onApplicationBootstrap();
    const stopping = happen(other, 'very last').then(() => other.relay.beforeApplicationShutdown());
    await stopping;
    expect(await waiting()).toBe(0);
    expect(await depthOf(broker.amqpUrl, listener)).toBe(2);
  });
});
