import { connect } from 'amqplib';
import { z } from 'zod';
import { type EventContract, eventExchange } from '#contracts';
import { declareEventExchange } from '../../libs/messaging/src/topology.js';
import { decodeEnvelope } from '../../libs/messaging/src/envelope.js';

/** What goes through the exchange of the events. */
export interface HeardEvents {
  /** The data of the events of a kind about a subject, each checked as its readers would; nobody promises an order. */
  of<Data extends z.ZodType>(contract: EventContract<Data>, subject: string): z.output<Data>[];
  /** The names of all events about a subject, sorted. */
  about(subject: string): string[];
  /** Events heard that services publish; `tell` of the tests has no subject. */
  count(): number;
  close(): Promise<void>;
}

/** Listens to all events from now on. */
export async function hearEvents(amqpUrl: string): Promise<HeardEvents> {
  const connection = await connect(amqpUrl);
  const channel = await connection.createConfirmChannel();
  await declareEventExchange(channel);
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, eventExchange, '#');
  const heard: { type: string; subject: string | undefined; data: unknown }[] = [];
  await channel.consume(
    queue,
    (message) => {
      const envelope = message === null ? undefined : decodeEnvelope(message.content);
      if (envelope !== undefined) heard.push({ type: envelope.type, subject: envelope.subject, data: envelope.data });
    },
    { noAck: true },
  );
  return {
    of: (contract, subject) =>
      heard.filter((event) => event.type === contract.name && event.subject === subject).map(({ data }) => contract.data.parse(data)),
    about: (subject) =>
      heard
        .filter((event) => event.subject === subject)
        .map(({ type }) => type)
        .toSorted(),
    count: () => heard.filter(({ subject }) => subject !== undefined).length,
    close: () => connection.close(),
  };
}
