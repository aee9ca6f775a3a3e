import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrokerConnection, brokerLink } from '#messaging';
import { freePort } from '../../../scripts/services/free-port.js';
import { type RunningRabbitmq, startRabbitmq } from '../../../scripts/services/rabbitmq.js';
import { anAuthority, type Authority, type Issued } from '../../support/authority.js';
import { captureLog } from '../../support/captured-log.js';
import { eventually } from '../../support/eventually.js';
import { type TlsFiles, tlsFiles } from '../../support/tls-files.js';

let authority: Authority;
let client: Issued;
let files: TlsFiles;
let broker: RunningRabbitmq;
/** Of the listener that wants a certificate of its clients. */
let port: number;

beforeAll(async () => {
  authority = await anAuthority();
  client = await authority.client('gateway');
  files = await tlsFiles(authority, await authority.server('127.0.0.1'));
  const stackDir = join(files.folder, 'stack');
  await mkdir(stackDir);
  port = await freePort();
  broker = await startRabbitmq({
    stackDir,
    settings: [
      `listeners.ssl.local = 127.0.0.1:${port}`,
      `ssl_options.cacertfile = ${files.ca}`,
      `ssl_options.certfile = ${files.cert}`,
      `ssl_options.keyfile = ${files.key}`,
      'ssl_options.verify = verify_peer',
      'ssl_options.fail_if_no_peer_cert = true',
    ],
    log: () => undefined,
  });
});

afterAll(async () => {
  await broker.kill();
  await files.remove();
});

interface Given {
  ca?: string;
  cert?: string;
  key?: string;
  host?: string;
}

/** Connects as an app with these settings would; gives how it went, as the log says it. */
async function logOf({ ca, cert, key, host = '127.0.0.1' }: Given, line: string): Promise<string> {
  const url = new URL(broker.amqpUrl.replace('amqp:', 'amqps:'));
  url.host = `${host}:${port}`;
  const { logger, text } = captureLog();
  const connection = new BrokerConnection(brokerLink({ AMQP_URL: url.href, AMQP_CA: ca, AMQP_CERT: cert, AMQP_KEY: key }), 'test', logger);
  try {
    await eventually(() => expect(text()).toContain(line), { within: 15_000 });
    if (line === 'Connected') await connection.apart((channel) => channel.assertExchange('amq.topic', 'topic'));
    return text();
  } finally {
    await connection.onApplicationShutdown();
  }
}

const refused = 'Cannot connect to the broker';

describe('amqps://', () => {
  it('connects where the authority that was given vouches for the broker, and the broker for the client', async () => {
    expect(await logOf({ ca: authority.ca, ...client }, 'Connected')).not.toContain(refused);
  });

  it('refuses a broker for which another authority vouches, or one that the system does not know', async () => {
    const { ca } = await anAuthority();
    expect(await logOf({ ca, ...client }, refused)).toMatch(/SELF_SIGNED|UNABLE_TO|CERT/);
    expect(await logOf({ ...client }, refused)).toMatch(/SELF_SIGNED|UNABLE_TO|CERT/);
  });

  it('refuses a broker whose certificate names another host', async () => {
    expect(await logOf({ ca: authority.ca, ...client, host: 'localhost' }, refused)).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('is refused by a broker that wants a certificate, without one, or with a stranger', async () => {
    expect(await logOf({ ca: authority.ca }, refused)).toContain(refused);
    const stranger = await (await anAuthority()).client('gateway');
    expect(await logOf({ ca: authority.ca, ...stranger }, refused)).toContain(refused);
  });
});
