import { describe, expect, it } from '@jest/globals';
import { DomainError, parkingQueueOf } from '#contracts';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { commandHandler, eventHandler, Happened, Note } from '../../support/messages.js';
import { anEnvelope, depthOf, putInto, takeFrom } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const queue = 'bookings.events';
const parking = parkingQueueOf(queue);
const schema = 'urn:demo-booking:test.happened:1';

/** Consumes events whose handler refuses all, puts one message in, and takes it out of the parking queue. */
async function parked(content: string): Promise<{ headers: Record<string, unknown>; content: string }> {
  const refusing = eventHandler(Happened, () => {
    throw new DomainError({ code: 'not_found', detail: 'No booking of kari@example.no.' });
  });
  await broker.consumer([{ queue, prefetch: 5, events: [Happened.name] }], [refusing]);
  await putInto(broker.amqpUrl, queue, content);
  const message = await eventually(() => takeFrom(broker.amqpUrl, parking));
  expect(await depthOf(broker.amqpUrl, queue)).toBe(0);
  expect(message.properties.deliveryMode).toBe(2);
  return { headers: { ...message.properties.headers }, content: message.content.toString() };
}

describe('what cannot be handled is parked at once, as it came, and its headers tell why', () => {
  it.each([
    ['what is no JSON', 'kari@example.no', 'unreadable', 'No CloudEvents envelope.'],
    ['JSON that is no envelope', '{"pattern":"a","data":{}}', 'unreadable', 'No CloudEvents envelope.'],
    ['an event without the schema of its data', anEnvelope({ type: Happened.name, data: { word: 'x' } }), 'wrong_schema', 'none'],
    [
      'an event that its handler refuses',
      anEnvelope({ type: Happened.name, dataschema: schema, data: { word: 'x' } }),
      'refused',
      'not_found',
    ],
  ])('%s', async (_what, content, reason, detail) => {
    expect(await parked(content)).toMatchObject({ headers: { 'x-parked-from': queue, 'x-reason': reason, 'x-detail': detail }, content });
  });

  it('data that breaks the schema: the field and the rule, never the value', async () => {
    const { headers } = await parked(anEnvelope({ type: Happened.name, dataschema: schema, data: { word: { mail: 'kari@example.no' } } }));
    expect(headers).toMatchObject({ 'x-reason': 'wrong_schema', 'x-detail': expect.stringMatching(/^word: [a-z_]+$/) });
    expect(JSON.stringify(headers)).not.toContain('kari');
  });
});

describe('a durable command', () => {
  it('that is refused is answered and not parked: a refusal is its outcome', async () => {
    const refusing = commandHandler(Note, () => {
      throw new DomainError({ code: 'rate_limit_per_email', detail: 'Enough.' });
    });
    await broker.consumer([{ queue: Note.queue, prefetch: 5 }], [refusing]);
    const { bus } = await broker.sender();
    await expect(bus.request(Note, { word: 'x' }, { withinMs: 2_000 })).rejects.toMatchObject({
      refusal: { code: 'rate_limit_per_email' },
    });
    await eventually(async () => expect(await depthOf(broker.amqpUrl, Note.queue)).toBe(0));
    expect(await depthOf(broker.amqpUrl, parkingQueueOf(Note.queue))).toBe(0);
  });

  it('whose data breaks the schema is parked, and its sender hears at once', async () => {
    await broker.consumer([{ queue: Note.queue, prefetch: 5 }], [commandHandler(Note, () => undefined)]);
    const { bus } = await broker.sender();
    const wrong: { word: string } = JSON.parse('{"word":7}');
    await expect(bus.request(Note, wrong, { withinMs: 2_000 })).rejects.toMatchObject({ name: 'RemoteFailure' });
    const { properties } = await eventually(() => takeFrom(broker.amqpUrl, parkingQueueOf(Note.queue)));
    expect(properties.headers).toMatchObject({ 'x-reason': 'wrong_schema', 'x-parked-from': Note.queue });
  });
});
