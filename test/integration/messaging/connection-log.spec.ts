import { describe, expect, it } from '@jest/globals';
import { BrokerConnection } from '#messaging';
import { aBrokerForEachTest } from '../../support/broker.js';
import { captureLog } from '../../support/captured-log.js';
import { eventually } from '../../support/eventually.js';

const broker = aBrokerForEachTest();

/** Connects with `url`, waits for a line of the log, and gives the whole log. */
async function logOf(url: string, line: string): Promise<string> {
  const { logger, text } = captureLog();
  const connection = new BrokerConnection({ url }, 'test', logger);
  broker.closing({ close: () => connection.onApplicationShutdown() });
  await eventually(() => expect(text()).toContain(line));
  return text();
}

describe('a failed connect logs no password', () => {
  it('when nothing listens there', async () => {
    const proxy = await broker.proxy();
    const url = proxy.url;
    await proxy.close();
    const log = await logOf(url, 'Cannot connect to the broker');
    expect(log).toContain('ECONNREFUSED');
    expect(log).not.toContain(new URL(url).password);
  });

  it('when the broker refuses the password', async () => {
    const url = new URL(broker.amqpUrl);
    url.password = 'a-wrong-password';
    expect(await logOf(url.href, 'Cannot connect to the broker')).not.toContain('a-wrong-password');
  });

  it('when the connection is cut', async () => {
    const proxy = await broker.proxy();
    const { logger, text } = captureLog();
    const connection = new BrokerConnection({ url: proxy.url }, 'test', logger);
    broker.closing({ close: () => connection.onApplicationShutdown() });
    await eventually(() => connection.check());
    proxy.refuse();
    await eventually(() => expect(text()).toContain('The connection to the broker is lost'));
    expect(text()).not.toContain(new URL(broker.amqpUrl).password);
  });
});
