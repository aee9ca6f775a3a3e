import { describe, expect, it } from '@jest/globals';
import { BrokerUnavailable, NoAnswer } from '#messaging';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { commandHandler, Note } from '../../support/messages.js';
import { anEnvelope, depthOf, putInto } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const queue = Note.queue;

describe('a message that only waits for a dependency', () => {
  it('is held without using up its tries, and handled when the dependency is back', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const failures = [new NoAnswer('leads.capture'), new BrokerUnavailable('not_routed'), refused];
    let tries = 0;
    let isBack = false;
    const handled: string[] = [];
    const handler = commandHandler(Note, ({ word }) => {
      const failure = failures[tries++ % failures.length];
      if (!isBack && failure !== undefined) throw failure;
      handled.push(word);
    });
    await broker.consumer([{ queue, prefetch: 1 }], [handler]);
    await putInto(broker.amqpUrl, queue, anEnvelope({ type: Note.name, data: { word: 'patient' } }));
    // One more than the ten tries of a message that fails for an unknown reason.
    await eventually(() => expect(tries).toBeGreaterThan(10), { within: 30_000 });
    isBack = true;
    await eventually(() => expect(handled).toEqual(['patient']), { within: 10_000 });
    expect(await depthOf(broker.amqpUrl, `${queue}.parking`)).toBe(0);
  });

  it('is passed on to another instance when this one gets no answer', async () => {
    let unanswered = 0;
    const handled: string[] = [];
    const withoutAnswer = commandHandler(Note, () => {
      unanswered += 1;
      throw new NoAnswer('leads.capture');
    });
    const answered = commandHandler(Note, ({ word }) => void handled.push(word));
    await broker.consumer([{ queue, prefetch: 10 }], [withoutAnswer]);
    await putInto(broker.amqpUrl, queue, anEnvelope({ type: Note.name, data: { word: 'elsewhere' } }));
    await eventually(() => expect(unanswered).toBeGreaterThan(0));
    await broker.consumer([{ queue, prefetch: 10 }], [answered]);
    await eventually(() => expect(handled).toEqual(['elsewhere']), { within: 30_000 });
  });
});
