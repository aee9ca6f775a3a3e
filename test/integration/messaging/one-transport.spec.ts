import { describe, expect, it } from '@jest/globals';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { defineCommand } from '#contracts';
import { commandHandler, eventHandler, Happened, Note, Word } from '../../support/messages.js';
import { anEnvelope, depthOf, putInto, withChannel } from '../../support/queues.js';

const Ask = defineCommand({ name: 'test.ask', queue: 'bookings', durable: false, request: Word, reply: Word });
const broker = aBrokerForEachTest();

describe('one transport serves all queues of an app', () => {
  it('each message reaches its one handler, once, whatever queue it came by', async () => {
    const handled: string[] = [];
    await broker.consumer(
      [
        { queue: 'bookings', prefetch: 2 },
        { queue: 'bookings.submissions', prefetch: 3 },
        { queue: 'bookings.events', prefetch: 4, events: [Happened.name] },
      ],
      [
        commandHandler(Ask, ({ word }) => void handled.push(`ask ${word}`)),
        commandHandler(Note, ({ word }) => void handled.push(`note ${word}`)),
        eventHandler(Happened, ({ word }) => void handled.push(`event ${word}`)),
      ],
    );
    const { bus } = await broker.sender();
    await Promise.all([bus.request(Ask, { word: 'a' }, { withinMs: 2_000 }), bus.request(Note, { word: 'b' }, { withinMs: 2_000 })]);
    await putInto(
      broker.amqpUrl,
      'bookings.events',
      anEnvelope({ type: Happened.name, dataschema: 'urn:demo-booking:test.happened:1', data: { word: 'c' } }),
    );
    await eventually(() => expect(handled.toSorted()).toEqual(['ask a', 'event c', 'note b']));
    for (const queue of ['bookings', 'bookings.submissions', 'bookings.events']) {
      await eventually(async () => expect(await depthOf(broker.amqpUrl, queue)).toBe(0));
      expect(await depthOf(broker.amqpUrl, `${queue}.parking`)).toBe(0);
    }
  });

  it('a queue that stands still holds no other up, and each has its own prefetch', async () => {
    const ends: (() => void)[] = [];
    const hanging = commandHandler(Note, () => new Promise<void>((resolve) => ends.push(resolve)));
    await broker.consumer(
      [
        { queue: 'bookings', prefetch: 1 },
        { queue: 'bookings.submissions', prefetch: 2 },
      ],
      [commandHandler(Ask, () => undefined), hanging],
    );
    await withChannel(broker.amqpUrl, async (channel) => {
      const note = Buffer.from(anEnvelope({ type: Note.name, data: { word: 'x' } }));
      for (let i = 0; i < 3; i++) channel.sendToQueue(Note.queue, note);
      await channel.waitForConfirms();
    });
    await eventually(async () => expect([ends.length, await depthOf(broker.amqpUrl, Note.queue)]).toEqual([2, 1]));
    const { bus } = await broker.sender();
    expect(await bus.request(Ask, { word: 'still here' }, { withinMs: 2_000 })).toEqual({ word: 'still here' });
    await eventually(() => {
      ends.forEach((end) => end());
      expect(ends).toHaveLength(3);
    });
  });

  it('an app that handles an event which no queue of its is bound to does not start', async () => {
    const handler = eventHandler(Happened, () => undefined);
    await expect(broker.consumer([{ queue: 'bookings.events', prefetch: 1 }], [handler])).rejects.toThrow(
      'No queue is bound to test.happened.',
    );
  });
});
