import { describe, expect, it } from '@jest/globals';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { eventHandler, Happened } from '../../support/messages.js';
import { anEnvelope, putInto } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const queue = 'bookings.events';
const told = (subject: string, word: string): Promise<void> =>
  putInto(
    broker.amqpUrl,
    queue,
    anEnvelope({ type: Happened.name, dataschema: `urn:demo-booking:${Happened.name}:1`, subject, data: { word } }),
  );

describe('events about one thing', () => {
  it('are handled in the order in which they came, those about another meanwhile', async () => {
    const begun: string[] = [];
    const ended: string[] = [];
    const anotherEnded = Promise.withResolvers<void>();
    const handler = eventHandler(Happened, async ({ word }) => {
      begun.push(word);
      if (word === 'confirmed') await anotherEnded.promise;
      ended.push(word);
      if (word === 'another') anotherEnded.resolve();
    });
    await broker.consumer([{ queue, prefetch: 10, events: [Happened.name] }], [handler]);
    await told('one', 'confirmed');
    await told('one', 'cancelled');
    await told('two', 'another');
    await eventually(() => expect(ended).toHaveLength(3));
    expect(ended).toEqual(['another', 'confirmed', 'cancelled']);
    expect(begun.indexOf('cancelled')).toBe(2);
  });

  it('a later one is handled also when the one before it failed', async () => {
    const handled: string[] = [];
    const handler = eventHandler(Happened, ({ word }) => {
      if (word === 'bad') throw new TypeError('a fault');
      handled.push(word);
    });
    await broker.consumer([{ queue, prefetch: 10, events: [Happened.name] }], [handler]);
    await told('one', 'bad');
    await told('one', 'good');
    await eventually(() => expect(handled).toEqual(['good']), { within: 30_000 });
  });
});
