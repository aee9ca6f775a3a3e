import { describe, expect, it } from '@jest/globals';
import { parkingQueueOf } from '#contracts';
import { mentions } from '#messaging';
import { ParkedMessages } from '../../../libs/messaging/src/parking/parked-messages.js';
import { declareQueue } from '../../../libs/messaging/src/topology.js';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { anEnvelope, depthOf, putInto, takeFrom, withChannel } from '../../support/queues.js';

const broker = aBrokerForEachTest();
const queue = 'bookings.submissions';
const parking = parkingQueueOf(queue);
const about = (email: string): string => anEnvelope({ type: 'bookings.submit', data: { contact: { emails: [email] } } });
const isAboutKari = ({ data }: { data: unknown }): boolean => mentions(data, new Set(['kari@example.no']));

async function park(...contents: string[]): Promise<ParkedMessages> {
  await withChannel(broker.amqpUrl, (channel) => declareQueue(channel, queue, []));
  for (const content of contents) await putInto(broker.amqpUrl, parking, content);
  return new ParkedMessages((await broker.sender()).connection);
}

describe('erasing parked messages', () => {
  it('removes those of the person and keeps the others in their order, unreadable ones too', async () => {
    const parked = await park(about('ola@example.no'), about('kari@example.no'), 'no envelope', about('karikari@example.no'));
    expect(await parked.removeWhere([queue], isAboutKari)).toBe(1);
    const kept = [];
    while ((await depthOf(broker.amqpUrl, parking)) > 0) kept.push((await takeFrom(broker.amqpUrl, parking)).content.toString());
    expect(kept).toEqual([about('ola@example.no'), 'no envelope', about('karikari@example.no')]);
  });

  it('keeps what the headers tell of the others', async () => {
    const parked = await park();
    await withChannel(broker.amqpUrl, async (channel) => {
      channel.sendToQueue(parking, Buffer.from(about('ola@example.no')), { persistent: true, headers: { 'x-reason': 'failed' } });
      await channel.waitForConfirms();
    });
    expect(await parked.removeWhere([queue], isAboutKari)).toBe(0);
    const { properties } = await takeFrom(broker.amqpUrl, parking);
    expect(properties).toMatchObject({ headers: { 'x-reason': 'failed' }, deliveryMode: 2 });
  });

  it('is one at a time: who comes while another looks through the queue is to come again', async () => {
    const parked = await park(about('kari@example.no'));
    await withChannel(broker.amqpUrl, async (channel) => {
      await channel.assertQueue(`${parking}.turning`, { exclusive: true, durable: false });
      await expect(parked.removeWhere([queue], isAboutKari)).rejects.toMatchObject({ name: 'BrokerUnavailable' });
    });
    expect(await parked.removeWhere([queue], isAboutKari)).toBe(1);
  });

  it('nobody comes in between while the messages are looked through', async () => {
    const parked = await park(about('kari@example.no'));
    let refused: Promise<unknown> = Promise.resolve();
    await parked.visit(queue, {
      decide: async (): Promise<'keep'> => {
        refused = parked.visit(queue, { decide: () => 'remove' }).catch((error: unknown) => error);
        await refused;
        return 'keep';
      },
    });
    expect(await refused).toMatchObject({ name: 'BrokerUnavailable', code: 'in_use' });
    expect(await depthOf(broker.amqpUrl, parking)).toBe(1);
  });

  it('says that the broker is away, so that it is done later', async () => {
    const proxy = await broker.proxy();
    const parked = new ParkedMessages((await broker.sender(proxy.url)).connection);
    await proxy.close();
    await expect(parked.removeWhere([queue], isAboutKari)).rejects.toMatchObject({ name: 'BrokerUnavailable' });
  });

  it('may take long, but waits for no single answer of the broker for more than 5 s', async () => {
    await park(about('ola@example.no'), about('kari@example.no'));
    const proxy = await broker.proxy();
    const parked = new ParkedMessages((await broker.sender(proxy.url)).connection);
    const startedAt = performance.now();
    const looked = parked.visit(queue, {
      decide: () => {
        proxy.swallow();
        return 'keep';
      },
    });
    await expect(looked).rejects.toMatchObject({ name: 'BrokerUnavailable' });
    expect(performance.now() - startedAt).toBeLessThan(9_000);
  });

  it('ends when its service drains, however much is left, and loses nothing', async () => {
    await park(about('ola@example.no'), about('kari@example.no'));
    const { connection } = await broker.sender();
    const looked = new ParkedMessages(connection).visit(queue, {
      decide: () => {
        connection.endApart();
        return 'keep';
      },
    });
    await expect(looked).rejects.toMatchObject({ name: 'BrokerUnavailable' });
    await eventually(async () => expect(await depthOf(broker.amqpUrl, parking)).toBe(2));
  });
});
