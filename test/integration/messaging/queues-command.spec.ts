import { spawn } from 'node:child_process';
import type { Options } from 'amqplib';
import { describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { DomainError, parkingQueueOf } from '#contracts';
import { declareQueue, returningQueueOf } from '../../../libs/messaging/src/topology.js';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { eventHandler, Happened } from '../../support/messages.js';
import { anEnvelope, depthOf, takeFrom, withChannel } from '../../support/queues.js';
import { queuesProgram, type QueuesRun, runQueues } from '../../support/queues-command.js';

const broker = aBrokerForEachTest();
const queue = 'bookings.events';
const parking = parkingQueueOf(queue);
const dataschema = `urn:demo-booking:${Happened.name}:1`;
const why = { 'x-parked-from': queue, 'x-reason': 'failed', 'x-detail': Happened.name };
const happened = (id: string = uuidv7()): string => anEnvelope({ id, type: Happened.name, dataschema, data: { word: 'x' } });
const run = (...args: readonly string[]): Promise<QueuesRun> => runQueues({ AMQP_URL: broker.amqpUrl }, ...args);

/** Declares the queue and parks messages, as its service does. */
async function park(contents: readonly string[], headers: Record<string, unknown> = why, more: Options.Publish = {}): Promise<void> {
  await withChannel(broker.amqpUrl, async (channel) => {
    await declareQueue(channel, queue, []);
    for (const content of contents) channel.sendToQueue(parking, Buffer.from(content), { persistent: true, headers, ...more });
    await channel.waitForConfirms();
  });
}

/** The ids of what is in a queue, which is empty then. */
async function idsIn(name: string): Promise<string[]> {
  const ids: string[] = [];
  for (let left = await depthOf(broker.amqpUrl, name); left > 0; left--) {
    const { id } = z.object({ id: z.string() }).parse(JSON.parse((await takeFrom(broker.amqpUrl, name)).content.toString()));
    ids.push(id);
  }
  return ids;
}

/** The names of the headers but for the broker's count of deliveries. */
const marksOf = (headers: object | undefined): string[] => Object.keys(headers ?? {}).filter((name) => name !== 'x-delivery-count');

const Rows = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });
const rowsOf = ({ out }: QueuesRun) => Rows.parse(JSON.parse(out)).rows;

describe('list', () => {
  it('tells of every queue and its parking queue what is ready, what goes round, who consumes, and why messages are parked', async () => {
    await broker.consumer([{ queue, prefetch: 1, events: [Happened.name] }], [eventHandler(Happened, () => undefined)]);
    await park([happened(), happened()]);
    await park(['no envelope'], { ...why, 'x-reason': 'unreadable' });
    const { code, out } = await run('list');
    expect(code).toBe(0);
    const lines = out.split('\n').map((line) => line.split(/ {2,}/));
    expect(lines).toContainEqual([queue, '0', '0', '1']);
    expect(lines).toContainEqual([parking, '3', '0', '{"failed":2,"unreadable":1}']);
    expect(lines.flat()).toContain('not there: its service has never run');
    expect(await depthOf(broker.amqpUrl, parking)).toBe(3);
  });
});

describe('list of what goes round', () => {
  it('counts it beside its queue, and leaves the reasons blank where nothing is parked', async () => {
    await withChannel(broker.amqpUrl, async (channel) => {
      await declareQueue(channel, queue, []);
      // Another one of that name, from which nothing expires while we look.
      await channel.deleteQueue(returningQueueOf(queue));
      await channel.assertQueue(returningQueueOf(queue), { durable: true, arguments: { 'x-queue-type': 'quorum' } });
      channel.sendToQueue(returningQueueOf(queue), Buffer.from(happened()), { persistent: true });
      await channel.waitForConfirms();
    });
    const { out } = await run('list');
    const lines = out.split('\n').map((line) => line.split(/ {2,}/));
    expect(lines[0]).toEqual(['queue', 'ready', 'returning', 'consumers', 'reasons']);
    expect(lines).toContainEqual([queue, '0', '1', '0']);
    expect(lines).toContainEqual([parking, '0', '0']);
  });
});

describe('show', () => {
  it('tells of each message its place, what it is, and why and from where it was parked', async () => {
    const [id, subject] = [uuidv7(), uuidv7()];
    const time = '2026-11-21T10:00:00.000Z';
    await park([anEnvelope({ id, type: Happened.name, dataschema, subject, time, data: { word: 'hemmelig', count: 2 } }), 'no envelope']);
    const shown = await run('show', queue, '--json');
    const known = { place: 1, id, type: Happened.name, time, subject, from: queue, reason: 'failed', detail: Happened.name, deaths: 0 };
    expect(rowsOf(shown)).toEqual([
      { ...known, data: { word: 'text(8)', count: 2 } },
      { place: 2, bytes: 11, reason: 'unreadable' },
    ]);
    expect(await depthOf(broker.amqpUrl, parking)).toBe(2);
  });

  it('has a line for each value, so that none is longer than a screen is wide', async () => {
    const id = uuidv7();
    await park([anEnvelope({ id, type: Happened.name, dataschema, data: { booking: { message: 'x'.repeat(500), versions: [7] } } })]);
    const lines = (await run('show', queue)).out.split('\n');
    const values = lines.map((line) => line.split(/ {2,}/));
    expect(values).toEqual(
      expect.arrayContaining([
        ['id', id],
        ['data.booking.message', 'text(500)'],
        ['data.booking.versions.0', '7'],
      ]),
    );
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('no command shows a person, wherever in a message the person is named', async () => {
    const canary = 'Kari.Canary@example.no';
    const message = {
      type: canary,
      subject: canary,
      dataschema: canary,
      source: canary,
      data: { [canary]: [canary], to: { name: canary } },
    };
    await park([anEnvelope(message), canary, `{"email":"${canary}"}`], { 'x-reason': canary, 'x-detail': canary, 'x-parked-from': canary });
    const runs = [];
    for (const args of [['list'], ['show', queue], ['redrive', queue, '--limit', '1'], ['drop', queue, '--all']]) {
      runs.push(await run(...args), await run(...args, '--json'));
    }
    expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0));
    expect(JSON.stringify(runs).toLowerCase()).not.toContain('canary');
  });
});

describe('redrive', () => {
  it('returns messages to the queue they were parked from: persistent, without the marks of parking, and for no answer', async () => {
    const content = happened();
    await park([content], { ...why, 'x-returns': 30, 'x-own': 'stays' }, { replyTo: 'somebody', correlationId: 'call' });
    const { code, out } = await run('redrive', queue);
    expect(out).toContain('1 returned, 0 dropped, 0 stay');
    expect(code).toBe(0);
    const { properties, content: returned } = await takeFrom(broker.amqpUrl, queue);
    expect(returned.toString()).toBe(content);
    expect(properties).toMatchObject({ deliveryMode: 2, headers: { 'x-own': 'stays' }, replyTo: undefined, correlationId: undefined });
    expect(marksOf(properties.headers)).toEqual(['x-own']);
    expect(await depthOf(broker.amqpUrl, parking)).toBe(0);
  });

  it('what the broker parked itself, without a reason, is returned too', async () => {
    await park([]);
    const content = happened();
    await withChannel(broker.amqpUrl, async (channel) => {
      channel.sendToQueue(queue, Buffer.from(content), { persistent: true });
      await channel.waitForConfirms();
      const message = await channel.get(queue);
      if (message !== false) channel.reject(message, false);
      // The channel stays until the broker has done it.
      await eventually(async () => expect(await depthOf(broker.amqpUrl, parking)).toBe(1));
    });
    expect(rowsOf(await run('show', queue, '--json'))).toMatchObject([{ from: queue, reason: 'rejected', deaths: 1 }]);
    expect((await run('redrive', queue)).code).toBe(0);
    const { properties, content: returned } = await takeFrom(broker.amqpUrl, queue);
    expect(returned.toString()).toBe(content);
    expect(marksOf(properties.headers)).toEqual([]);
  });

  it('returns those of the ids alone, and says which are not there', async () => {
    const [first, second, nowhere] = [uuidv7(), uuidv7(), uuidv7()];
    await park([first, second].map(happened));
    const { code, out } = await run('redrive', queue, '--id', second, nowhere);
    expect(out).toContain(`${nowhere} is not parked in ${queue}`);
    expect(code).toBe(1);
    expect(await idsIn(queue)).toEqual([second]);
    expect(await idsIn(parking)).toEqual([first]);
  });

  it('returns no more than the limit, the longest parked first, and keeps the order of the others', async () => {
    const ids = Array.from({ length: 5 }, () => uuidv7());
    await park(ids.map(happened));
    expect((await run('redrive', queue, '--limit', '2')).code).toBe(0);
    expect(await idsIn(queue)).toEqual(ids.slice(0, 2));
    expect(await idsIn(parking)).toEqual(ids.slice(2));
  });

  it('drops a call whose deadline is over, and says so', async () => {
    await park([happened()], { ...why, 'x-deadline': '2026-11-21T10:00:00.000Z' });
    const { code, out } = await run('redrive', queue);
    expect(out).toContain('dropped; its deadline was 2026-11-21T10:00:00.000Z');
    expect(code).toBe(0);
    expect([await depthOf(broker.amqpUrl, queue), await depthOf(broker.amqpUrl, parking)]).toEqual([0, 0]);
  });

  it('never loops: what is parked again stays parked', async () => {
    await park(Array.from({ length: 20 }, () => happened()));
    const refusing = eventHandler(Happened, () => {
      throw new DomainError({ code: 'not_found', detail: 'No booking.' });
    });
    await broker.consumer([{ queue, prefetch: 5, events: [Happened.name] }], [refusing]);
    expect((await run('redrive', queue)).out).toContain('20 returned, 0 dropped, 0 stay');
    await eventually(async () => expect(await depthOf(broker.amqpUrl, parking)).toBe(20));
  });

  it('keeps what the queue does not take', async () => {
    await park([happened(), happened()]);
    await withChannel(broker.amqpUrl, (channel) => channel.deleteQueue(queue));
    const { code, out } = await run('redrive', queue);
    expect(out).toContain('stays: its queue does not take it');
    expect(code).toBe(1);
    expect(await depthOf(broker.amqpUrl, parking)).toBe(2);
  });

  it('a kill in the middle loses nothing: at worst a message is there twice, and the next command goes on', async () => {
    const ids = Array.from({ length: 500 }, () => uuidv7());
    await park(ids.map(happened));
    const killed = spawn(process.execPath, [queuesProgram, 'redrive', queue], { env: { AMQP_URL: broker.amqpUrl }, stdio: 'ignore' });
    const ended = new Promise((resolve) => killed.once('exit', (_code, signal) => resolve(signal)));
    await eventually(async () => expect(await depthOf(broker.amqpUrl, queue)).toBeGreaterThan(10), { every: 1, within: 30_000 });
    killed.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    await eventually(async () => {
      expect(await depthOf(broker.amqpUrl, parking)).toBeGreaterThan(0);
      expect((await run('redrive', queue)).code).toBe(0);
    });
    const returned = await idsIn(queue);
    expect(new Set(returned)).toEqual(new Set(ids));
    expect(returned.length).toBeLessThanOrEqual(ids.length + 1);
    expect(await depthOf(broker.amqpUrl, parking)).toBe(0);
  });

  it('of two commands at once one works, the other says so, and each message is returned once', async () => {
    const ids = Array.from({ length: 300 }, () => uuidv7());
    await park(ids.map(happened));
    const runs = await Promise.all([run('redrive', queue), run('redrive', queue)]);
    expect(runs.filter(({ code }) => code === 0).length).toBeGreaterThan(0);
    const unexplained = runs.filter(({ code, errors }) => code !== 0 && !errors.includes('another process looks through these messages'));
    expect(unexplained).toEqual([]);
    expect((await idsIn(queue)).toSorted()).toEqual(ids.toSorted());
  });

  it('waits for nobody: while another process looks through the messages it says so', async () => {
    await park([happened()]);
    await withChannel(broker.amqpUrl, async (channel) => {
      await channel.assertQueue(`${parking}.turning`, { exclusive: true, durable: false });
      expect(await run('redrive', queue)).toMatchObject({ code: 1, errors: expect.stringContaining('another process looks through') });
      expect((await run('list')).out).toContain('in use: another process looks through it');
    });
  });
});

describe('drop', () => {
  it('removes the messages of the ids, and says what', async () => {
    const [first, second] = [uuidv7(), uuidv7()];
    await park([first, second].map(happened));
    const dropped = await run('drop', queue, '--id', first, '--json');
    expect(rowsOf(dropped)).toMatchObject([{ id: first, type: Happened.name, outcome: 'dropped' }]);
    expect(await idsIn(parking)).toEqual([second]);
    expect(await depthOf(broker.amqpUrl, queue)).toBe(0);
  });

  it('removes all when that is said', async () => {
    await park([happened(), 'no envelope']);
    expect((await run('drop', queue, '--all')).out).toContain('0 returned, 2 dropped, 0 stay');
    expect(await depthOf(broker.amqpUrl, parking)).toBe(0);
  });
});
