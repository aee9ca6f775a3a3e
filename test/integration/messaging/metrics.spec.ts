import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defineCommand, defineEvent, DomainError } from '#contracts';
import { aBrokerForEachTest } from '../../support/broker.js';
import { startConsumer } from '../../support/consumer.js';
import { eventually } from '../../support/eventually.js';
import { commandHandler, eventHandler, Happened, Word } from '../../support/messages.js';
import { valuesOf } from '../../support/metric-values.js';
import { createOutboxDatabase, openOutbox, type OutboxDatabase } from '../../support/outbox.js';
import { anEnvelope, putInto, withChannel } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const call = (name: string) => defineCommand({ name, queue: 'bookings', durable: false, request: Word, reply: Word });
const [Echo, Refuse, Fail] = [call('test.echo'), call('test.refuse'), call('test.fail')];
const Unheard = defineEvent({ name: 'test.unheard', version: 1, data: Word });
const refuse = (): never => {
  throw new DomainError({ code: 'not_found', detail: 'None.' });
};
const handlers = [
  commandHandler(Echo, () => undefined),
  commandHandler(Refuse, refuse),
  commandHandler(Fail, () => {
    throw new TypeError('kari@example.no');
  }),
];
const rpc = 'demo_booking_rpc_duration_seconds';
const messages = 'demo_booking_message_duration_seconds';
const depths = 'demo_booking_queue_messages';

describe('a call', () => {
  it('is counted by command and how it ended, by the caller and by the handler', async () => {
    const { registry: ofHandler } = await broker.consumer([{ queue: 'bookings', prefetch: 5 }], handlers);
    const { bus, registry: ofCaller } = await broker.sender();
    const ask = (command: typeof Echo, withinMs = 5_000) => bus.request(command, { word: 'x' }, { withinMs }).catch(() => undefined);
    await ask(Echo);
    await ask(Refuse);
    await ask(Fail);
    await ask(call('test.unknown'), 300);
    await ask(defineCommand({ ...Echo, queue: 'leads' }));
    expect(await valuesOf(ofCaller, rpc)).toEqual({
      'command=test.echo outcome=answered': 1,
      'command=test.refuse outcome=refused': 1,
      'command=test.fail outcome=failed': 1,
      'command=test.unknown outcome=no_answer': 1,
      'command=test.echo outcome=unavailable': 1,
    });
    expect(await valuesOf(ofHandler, messages)).toMatchObject({
      'type=test.echo outcome=handled': 1,
      'type=test.refuse outcome=refused': 1,
      'type=test.fail outcome=failed': 1,
      'type=unknown outcome=returned': 1,
    });
    expect(await valuesOf(ofHandler, 'demo_booking_message_refusals_total')).toEqual({ 'type=test.refuse code=not_found': 1 });
  });
});

describe('what waits in the queues of a service', () => {
  const queue = 'bookings.events';
  const parkedOnce = { [`queue=${queue} part=work`]: 0, [`queue=${queue} part=parking`]: 1, [`queue=${queue} part=returning`]: 0 };

  it('is told by queue, and not known while the broker is away', async () => {
    const proxy = await broker.proxy();
    const consumptions = [{ queue, prefetch: 5, events: [Happened.name] } as const];
    const consumer = broker.closing(
      await startConsumer(proxy.url, consumptions, [eventHandler(Happened, refuse)], undefined, { declareEveryMs: 50 }),
    );
    await putInto(broker.amqpUrl, queue, 'no envelope');
    await eventually(async () => expect(await valuesOf(consumer.registry, depths)).toEqual(parkedOnce));
    expect(await valuesOf(consumer.registry, messages)).toEqual({ 'type=unknown outcome=parked': 1 });
    proxy.refuse();
    await eventually(async () => expect(await valuesOf(consumer.registry, depths)).toEqual({}));
    proxy.heal();
    await eventually(async () => expect(await valuesOf(consumer.registry, depths)).toEqual(parkedOnce), { within: 15_000 });
  });

  it('an event that a rule refuses counts as parked, with the code', async () => {
    const { registry } = await broker.consumer([{ queue, prefetch: 5, events: [Happened.name] }], [eventHandler(Happened, refuse)]);
    const dataschema = 'urn:demo-booking:test.happened:1';
    await putInto(broker.amqpUrl, queue, anEnvelope({ type: Happened.name, dataschema, data: { word: 'x' } }));
    await eventually(async () => expect(await valuesOf(registry, messages)).toEqual({ 'type=test.happened outcome=parked': 1 }));
    expect(await valuesOf(registry, 'demo_booking_message_refusals_total')).toEqual({ 'type=test.happened code=not_found': 1 });
  });
});

describe('the outbox', () => {
  let database: OutboxDatabase;
  beforeAll(async () => {
    database = await createOutboxDatabase();
  });
  beforeEach(() => database.clear());
  afterAll(() => database.remove());

  it('tells how many events wait and for how long, and each that the relay takes up by type and what became of it', async () => {
    await withChannel(broker.amqpUrl, async (channel) => {
      await channel.assertExchange('events', 'topic', { durable: true });
      await channel.assertQueue('listener');
      await channel.bindQueue('listener', 'events', Happened.name);
    });
    const { publisher } = await broker.sender();
    const { relay, registry, transactions } = broker.closing(await openOutbox(database.url, publisher));
    const waiting = async () => ({
      ...(await valuesOf(registry, 'demo_booking_outbox_events')),
      oldest: (await valuesOf(registry, 'demo_booking_outbox_oldest_age_seconds'))[''],
    });
    expect(await waiting()).toEqual({ '': 0, oldest: 0 });

    await transactions.run((transaction) => {
      transaction.publish(Happened, randomUUID(), { word: 'heard' });
      transaction.publish(Unheard, randomUUID(), { word: 'unheard' });
      return Promise.resolve();
    });
    await database.query("UPDATE outbox SET occurred_at = now() - interval '1 minute'");
    await eventually(async () => expect(await waiting()).toEqual({ '': 2, oldest: expect.closeTo(60, -1) }));

    relay.onApplicationBootstrap();
    await eventually(async () =>
      expect(await valuesOf(registry, 'demo_booking_events_published_total')).toEqual({
        'type=test.happened outcome=confirmed': 1,
        'type=test.unheard outcome=unrouted': 1,
      }),
    );
    await eventually(async () => expect(await waiting()).toMatchObject({ '': 1 }));
  });

  it('has a follow-up of a change called once it is committed, and never when it is not', async () => {
    const { publisher } = await broker.sender();
    const { transactions } = broker.closing(await openOutbox(database.url, publisher));
    const called: string[] = [];
    await transactions.run((transaction) => {
      transaction.onCommit(() => called.push('committed'));
      expect(called).toEqual([]);
      return Promise.resolve();
    });
    const rolledBack = transactions.run((transaction) => {
      transaction.onCommit(() => called.push('rolled back'));
      return Promise.reject(new Error('rolled back'));
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect(called).toEqual(['committed']);
  });
});
