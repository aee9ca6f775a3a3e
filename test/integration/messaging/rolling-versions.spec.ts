import type { Type } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { defineCommand, parkingQueueOf, type Queue } from '#contracts';
import { NoAnswer } from '#messaging';
import { aBrokerForEachTest } from '../../support/broker.js';
import { startConsumer, testLogger } from '../../support/consumer.js';
import { eventually } from '../../support/eventually.js';
import { commandHandler, eventHandler, Happened, Note, Word } from '../../support/messages.js';
import { anEnvelope, depthOf, putInto, takeFrom, withChannel } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const events = 'bookings.events';
const words = Array.from({ length: 20 }, (_, i) => `${i}`);
const NewNote = defineCommand({ name: 'test.note_anew', queue: Note.queue, durable: true, request: Word, reply: Word });
const NewCall = defineCommand({ name: 'test.call_anew', queue: 'bookings', durable: false, request: Word, reply: Word });
const HappenedAnew = { ...Happened, version: 2 };

const newNote = (word: string): string => anEnvelope({ type: NewNote.name, data: { word } });
const happenedAnew = (word: string): string =>
  anEnvelope({ type: Happened.name, dataschema: `urn:demo-booking:${Happened.name}:2`, data: { word } });
const oldNotes = commandHandler(Note, () => undefined);

/** Messages of the queue wherever they wait, but for those that somebody has in hand. */
const waiting = async (queue: Queue): Promise<number> =>
  (await depthOf(broker.amqpUrl, queue)) + (await depthOf(broker.amqpUrl, `${queue}.returning`));

/** Consumers that have other versions of the app. */
const consume = async (queue: Queue, handler: Type, { prefetch = 5, maxReturns }: { prefetch?: number; maxReturns?: number } = {}) =>
  broker.closing(
    await startConsumer(
      broker.amqpUrl,
      [{ queue, prefetch, events: queue === events ? [Happened.name] : [] }],
      [handler],
      testLogger,
      maxReturns === undefined ? {} : { maxReturns },
    ),
  );

describe('while an older and a newer version consume one queue', () => {
  it('what only the newer one knows is handled by it, and nothing is parked', async () => {
    const handled: string[] = [];
    await consume(Note.queue, oldNotes);
    await consume(
      Note.queue,
      commandHandler(NewNote, ({ word }) => void handled.push(word)),
    );
    for (const word of words) await putInto(broker.amqpUrl, Note.queue, newNote(word));
    await eventually(() => expect(handled.toSorted()).toEqual(words.toSorted()), { within: 30_000 });
    expect(await depthOf(broker.amqpUrl, parkingQueueOf(Note.queue))).toBe(0);
    expect(await waiting(Note.queue)).toBe(0);
  });

  it('an event of a version that only one of them knows is handled by that one, and nothing is parked', async () => {
    const handled = { older: [''], newer: [''] };
    await consume(
      events,
      eventHandler(Happened, ({ word }) => void handled.older.push(word)),
    );
    await consume(
      events,
      eventHandler(HappenedAnew, ({ word }) => void handled.newer.push(word)),
    );
    for (const word of words) await putInto(broker.amqpUrl, events, happenedAnew(word));
    await eventually(() => expect(handled.newer.toSorted()).toEqual(['', ...words].toSorted()), { within: 30_000 });
    expect(handled.older).toEqual(['']);
    expect(await depthOf(broker.amqpUrl, parkingQueueOf(events))).toBe(0);
  });

  it('whoever asked gets the answer, also when the wrong version had the command first', async () => {
    await consume(Note.queue, oldNotes);
    const { bus } = await broker.sender();
    const answer = bus.request(NewNote, { word: 'asked' }, { withinMs: 20_000 });
    await eventually(async () => expect(await depthOf(broker.amqpUrl, `${Note.queue}.returning`)).toBe(1));
    await consume(
      Note.queue,
      commandHandler(NewNote, () => undefined),
    );
    expect(await answer).toEqual({ word: 'asked' });
  });
});

describe('what no instance knows', () => {
  it.each([
    ['a command', Note.queue, oldNotes, newNote('x'), 'unknown_type', NewNote.name],
    ['an event', events, eventHandler(Happened, () => undefined), happenedAnew('x'), 'wrong_schema', 'urn:demo-booking:test.happened:2'],
  ] as const)(
    '%s is parked with its reason after the bound of returns, and none counts as a delivery',
    async (...[, queue, handler, content, reason, detail]) => {
      await consume(queue, handler, { maxReturns: 2 });
      await putInto(broker.amqpUrl, queue, content);
      const { properties, content: parked } = await eventually(() => takeFrom(broker.amqpUrl, parkingQueueOf(queue)), { within: 15_000 });
      const marks = { 'x-parked-from': queue, 'x-reason': reason, 'x-detail': detail, 'x-returns': 2 };
      expect({ 'x-delivery-count': 0, ...properties.headers }).toEqual({ 'x-delivery-count': 0, ...marks });
      expect(parked.toString()).toBe(content);
      expect(await waiting(queue)).toBe(0);
    },
  );

  it('holds up no message of the same queue, however much there is of it', async () => {
    const handled: string[] = [];
    const handler = commandHandler(Note, ({ word }) => void handled.push(word));
    await (await consume(Note.queue, handler)).close();
    for (const word of [...words, ...words]) await putInto(broker.amqpUrl, Note.queue, newNote(word));
    await putInto(broker.amqpUrl, Note.queue, anEnvelope({ type: Note.name, data: { word: 'known' } }));
    // One at a time: if each rested in hand, the last would wait for 40 seconds.
    await consume(Note.queue, handler, { prefetch: 1 });
    await eventually(() => expect(handled).toEqual(['known']));
    expect(await depthOf(broker.amqpUrl, parkingQueueOf(Note.queue))).toBe(0);
  });

  it('does not hold up a drain, and is there afterwards', async () => {
    const consumer = await consume(Note.queue, oldNotes);
    for (const word of words) await putInto(broker.amqpUrl, Note.queue, newNote(word));
    const closing = performance.now();
    await consumer.close();
    expect(performance.now() - closing).toBeLessThan(2_000);
    await eventually(async () => expect(await waiting(Note.queue)).toBe(words.length));
  });

  it('is not lost when the connection drops while it goes round', async () => {
    const proxy = await broker.proxy();
    await broker.consumer([{ queue: Note.queue, prefetch: 5 }], [oldNotes], proxy.url);
    for (const word of words) {
      await putInto(broker.amqpUrl, Note.queue, newNote(word));
      if (Number(word) % 5 === 0) proxy.cut();
    }
    proxy.refuse();
    const handled = new Set<string>();
    await consume(
      Note.queue,
      commandHandler(NewNote, ({ word }) => void handled.add(word)),
    );
    await eventually(() => expect([...handled].toSorted()).toEqual(words.toSorted()), { within: 20_000 });
    expect(await depthOf(broker.amqpUrl, parkingQueueOf(Note.queue))).toBe(0);
  });

  it('goes back to its queue after a pause when it cannot be returned any other way', async () => {
    await consume(Note.queue, oldNotes);
    await withChannel(broker.amqpUrl, (channel) => channel.deleteQueue(`${Note.queue}.returning`));
    await putInto(broker.amqpUrl, Note.queue, newNote('x'));
    const handled: string[] = [];
    // Does not declare the queues again before the message is handled.
    await withChannel(broker.amqpUrl, async (channel) => {
      await channel.consume(Note.queue, (message) => {
        if (message !== null) handled.push(message.content.toString());
      });
      await eventually(() => expect(handled).toEqual([newNote('x')]));
    });
    expect(await depthOf(broker.amqpUrl, parkingQueueOf(Note.queue))).toBe(0);
  });

  it('a call just runs out: after its deadline it goes round no more', async () => {
    const handled: string[] = [];
    await consume(
      'bookings',
      commandHandler({ ...NewCall, name: 'test.call' }, ({ word }) => void handled.push(word)),
      { prefetch: 1 },
    );
    const { bus } = await broker.sender();
    await expect(bus.request(NewCall, { word: 'x' }, { withinMs: 500 })).rejects.toBeInstanceOf(NoAnswer);
    await eventually(async () => expect(await depthOf(broker.amqpUrl, 'bookings.returning')).toBe(0));
    await withChannel(broker.amqpUrl, async (channel) => {
      const late = { headers: { 'x-deadline': '2026-11-21T10:00:00.000Z' } };
      channel.sendToQueue('bookings', Buffer.from(anEnvelope({ type: NewCall.name, data: { word: 'late' } })), late);
      channel.sendToQueue('bookings', Buffer.from(anEnvelope({ type: 'test.call', data: { word: 'next' } })));
      await channel.waitForConfirms();
      await eventually(() => expect(handled).toEqual(['next']));
    });
    expect(await depthOf(broker.amqpUrl, 'bookings.returning')).toBe(0);
    expect(await depthOf(broker.amqpUrl, parkingQueueOf('bookings'))).toBe(0);
  });
});
