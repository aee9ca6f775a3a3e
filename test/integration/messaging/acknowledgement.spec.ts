import { describe, expect, it } from '@jest/globals';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { commandHandler, Note } from '../../support/messages.js';
import { anEnvelope, depthOf, putInto } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const queue = Note.queue;
const parking = `${queue}.parking`;
const note = (word: string): string => anEnvelope({ type: Note.name, data: { word } });
const put = (word: string): Promise<void> => putInto(broker.amqpUrl, queue, note(word));

describe('a message is acknowledged only after its handler', () => {
  it('a handler that throws neither stops the consumer nor loses the message: it is parked after ten tries, later ones are handled', async () => {
    const tries: string[] = [];
    const handler = commandHandler(Note, ({ word }) => {
      tries.push(word);
      if (word.startsWith('bad')) throw new TypeError('a fault');
    });
    // As many failures as the consumer may have in hand: a stock consumer stands still now.
    await broker.consumer([{ queue, prefetch: 2 }], [handler]);
    for (const word of ['bad 1', 'bad 2', 'good']) await put(word);
    await eventually(async () => expect(await depthOf(broker.amqpUrl, parking)).toBe(2), { within: 30_000 });
    await eventually(() => expect(tries.filter((word) => word === 'good')).toHaveLength(1));
    expect(tries.filter((word) => word === 'bad 1')).toHaveLength(10);
    expect(tries.filter((word) => word === 'bad 2')).toHaveLength(10);
    expect(await depthOf(broker.amqpUrl, queue)).toBe(0);
  });

  it('a disturbance of some seconds that nobody foresaw parks nothing: the message is handled after it', async () => {
    const handled: string[] = [];
    let disturbedUntil = Number.POSITIVE_INFINITY;
    const handler = commandHandler(Note, ({ word }) => {
      if (disturbedUntil === Number.POSITIVE_INFINITY) disturbedUntil = performance.now() + 8_000;
      if (performance.now() < disturbedUntil) throw new TypeError('a fault');
      handled.push(word);
    });
    await broker.consumer([{ queue, prefetch: 2 }], [handler]);
    await put('patient');
    await eventually(() => expect(handled).toEqual(['patient']), { within: 25_000 });
    expect(await depthOf(broker.amqpUrl, parking)).toBe(0);
  });

  it('a message whose handler has not ended is back in the queue when the consumer is lost', async () => {
    const proxy = await broker.proxy();
    const ends: (() => void)[] = [];
    const handler = commandHandler(Note, () => new Promise<void>((resolve) => ends.push(resolve)));
    await broker.consumer([{ queue, prefetch: 1 }], [handler], proxy.url);
    await put('unfinished');
    await eventually(() => expect(ends).toHaveLength(1));
    expect(await depthOf(broker.amqpUrl, queue)).toBe(0);
    proxy.refuse();
    await eventually(async () => expect(await depthOf(broker.amqpUrl, queue)).toBe(1));
    ends[0]?.();
  });

  it('no more messages are in hand than the prefetch of their queue', async () => {
    const ends: (() => void)[] = [];
    const handler = commandHandler(Note, () => new Promise<void>((resolve) => ends.push(resolve)));
    await broker.consumer([{ queue, prefetch: 3 }], [handler]);
    for (let i = 0; i < 5; i++) await put(`${i}`);
    await eventually(async () => expect([ends.length, await depthOf(broker.amqpUrl, queue)]).toEqual([3, 2]));
    ends[0]?.();
    await eventually(async () => expect([ends.length, await depthOf(broker.amqpUrl, queue)]).toEqual([4, 1]));
    await eventually(() => {
      ends.forEach((end) => end());
      expect(ends).toHaveLength(5);
    });
  });
});
