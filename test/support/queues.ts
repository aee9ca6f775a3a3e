import { connect, type GetMessage } from 'amqplib';

/** Looks at, and meddles with, the queues of a vhost. */
export async function withChannel<T>(
  amqpUrl: string,
  work: (channel: Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['createConfirmChannel']>>) => Promise<T>,
): Promise<T> {
  const connection = await connect(amqpUrl);
  try {
    return await work(await connection.createConfirmChannel());
  } finally {
    await connection.close();
  }
}

/** Messages that wait in a queue. */
export const depthOf = (amqpUrl: string, queue: string): Promise<number> =>
  withChannel(amqpUrl, async (channel) => (await channel.checkQueue(queue)).messageCount);

/** Takes one message out of a queue; throws when there is none. */
export const takeFrom = (amqpUrl: string, queue: string): Promise<GetMessage> =>
  withChannel(amqpUrl, async (channel) => {
    const message = await channel.get(queue, { noAck: true });
    if (message === false) throw new Error(`${queue} is empty`);
    return message;
  });

/** Puts raw bytes into a queue. */
export const putInto = (amqpUrl: string, queue: string, content: string): Promise<void> =>
  withChannel(amqpUrl, async (channel) => {
    channel.sendToQueue(queue, Buffer.from(content), { persistent: true });
    await channel.waitForConfirms();
  });

/** An envelope as JSON. */
export const anEnvelope = (overrides: Record<string, unknown> = {}): string =>
  JSON.stringify({
    specversion: '1.0',
    id: '0192f0c1-2b3c-7d4e-8f50-112233445566',
    source: 'test',
    type: 'test.echo',
    time: '2026-11-21T10:00:00.000Z',
    correlationid: '0192f0c1-2b3c-7d4e-8f50-665544332211',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    data: {},
    ...overrides,
  });
