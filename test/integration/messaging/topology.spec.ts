import { type ChannelModel, connect } from 'amqplib';
import { describe, expect, it } from '@jest/globals';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { commandHandler, eventHandler, Happened, Note } from '../../support/messages.js';
import { anEnvelope, depthOf, putInto, takeFrom } from '../../support/queues.js';
import { askManagement } from '../../support/vhost.js';

const broker = aBrokerForEachTest();
const queue = Note.queue;
const parking = `${queue}.parking`;

/** What the broker says of a queue. */
const queueInfo = (name: string): Promise<unknown> => askManagement(`/api/queues/${broker.vhost}/${name}`);

describe('the topology', () => {
  it('a queue is replicated, bounded, refuses when it is full, and its dead letters go to its parking queue', async () => {
    await broker.consumer([{ queue, prefetch: 1 }], [commandHandler(Note, () => undefined)]);
    await eventually(async () =>
      expect(await queueInfo(queue)).toMatchObject({
        type: 'quorum',
        durable: true,
        arguments: {
          'x-queue-type': 'quorum',
          'x-delivery-limit': 1_000,
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': parking,
          'x-dead-letter-strategy': 'at-least-once',
          'x-overflow': 'reject-publish',
        },
      }),
    );
    expect(await queueInfo(parking)).toMatchObject({ type: 'quorum', durable: true, arguments: { 'x-queue-type': 'quorum' } });
  });

  it('what an instance does not know rests a second beside its queue, and is at its end then', async () => {
    await (await broker.consumer([{ queue, prefetch: 1 }], [commandHandler(Note, () => undefined)])).close();
    expect(await queueInfo(`${queue}.returning`)).toMatchObject({
      type: 'quorum',
      durable: true,
      arguments: {
        'x-queue-type': 'quorum',
        'x-message-ttl': 1_000,
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': queue,
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
      },
    });
    await putInto(broker.amqpUrl, `${queue}.returning`, 'rests');
    await eventually(async () => expect((await takeFrom(broker.amqpUrl, queue)).content.toString()).toBe('rests'));
  });

  it('a queue of events is bound to those it is for, and to no others', async () => {
    const handler = eventHandler(Happened, () => undefined);
    await broker.consumer([{ queue: 'bookings.events', prefetch: 1, events: [Happened.name] }], [handler]);
    expect(await askManagement(`/api/bindings/${broker.vhost}/e/events/q/bookings.events`)).toMatchObject([{ routing_key: Happened.name }]);
  });

  it('a message that brings its consumer down again and again is parked by the broker', async () => {
    await (await broker.consumer([{ queue, prefetch: 1 }], [commandHandler(Note, () => undefined)])).close();
    await putInto(broker.amqpUrl, queue, anEnvelope({ type: Note.name, data: { word: 'poison' } }));
    // 1,000 deliveries are allowed: the one after the last is not made.
    const connection = await connect(broker.amqpUrl);
    for (let crash = 0; crash <= 1_000; crash++) {
      await eventually(() => takeAndCrash(connection), { every: 1 });
    }
    await connection.close();
    const message = await eventually(() => takeFrom(broker.amqpUrl, parking));
    expect(message.properties.headers).toMatchObject({ 'x-first-death-queue': queue, 'x-first-death-reason': 'delivery_limit' });
    expect(await depthOf(broker.amqpUrl, queue)).toBe(0);
  });
});

/** Takes the message and is gone without a word. */
async function takeAndCrash(connection: ChannelModel): Promise<void> {
  const channel = await connection.createChannel();
  const message = await channel.get(queue);
  await channel.close();
  if (message === false) throw new Error('The message is not back yet.');
}
