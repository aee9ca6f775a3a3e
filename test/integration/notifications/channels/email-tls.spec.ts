import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { EmailChannel, type Mail } from '../../../../apps/notifications/src/channels/email.channel.js';
import { mailLink } from '../../../../apps/notifications/src/channels/mail-link.js';
import { anAuthority, type Authority, type Issued } from '../../../support/authority.js';

const mail: Mail = {
  messageId: '<delivery-1@demo.example.com>',
  to: 'kari@example.com',
  subject: 'Demo',
  html: '<p>Hei</p>',
  text: 'Hei',
  language: 'nb',
};

let authority: Authority;
let issued: Issued;
const open: (() => Promise<void>)[] = [];

beforeAll(async () => {
  authority = await anAuthority();
  issued = await authority.server('127.0.0.1');
});

afterEach(async () => {
  // The channel first: a server waits for its clients.
  for (const close of open.splice(0).toReversed()) await close();
});

interface Served {
  port: number;
  /** Whether each mail came by TLS. */
  secure: boolean[];
  /** Names that somebody said by AUTH. */
  users: string[];
}

async function startServer(options: SMTPServerOptions): Promise<Served> {
  const served: Served = { port: 0, secure: [], users: [] };
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    // So that a password could be heard in the clear, were it said.
    allowInsecureAuth: true,
    ...options,
    onAuth: ({ username = '' }, _session, done) => {
      served.users.push(username);
      done(null, { user: username });
    },
    onData: (stream, session, done) => {
      stream.resume().once('end', () => {
        served.secure.push(session.secure);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  served.port = typeof address === 'object' && address !== null ? address.port : 0;
  open.push(() => new Promise((resolve) => server.close(() => resolve())));
  return served;
}

/** Sends one mail as the service with these settings would. */
async function send(url: string, settings: { ca?: string; requireTls?: boolean } = {}) {
  const channel = new EmailChannel({
    link: mailLink({ SMTP_URL: url, SMTP_CA: settings.ca, SMTP_REQUIRE_TLS: settings.requireTls ?? false }),
    from: { name: 'Demo', address: 'demo@example.com' },
    timeoutMs: 5_000,
  });
  open.push(() => Promise.resolve(channel.close()));
  return channel.send(mail);
}

const refused = { outcome: 'failed', permanent: false, reason: 'tls_failed' };

describe.each([
  ['smtps://', 'smtps', true],
  ['smtp:// with required STARTTLS', 'smtp', false],
])('a mail by %s', (_what, scheme, secure) => {
  const serve = () => startServer({ secure, ...issued });

  it('is delivered by TLS where the authority that was given vouches for the server', async () => {
    const server = await serve();
    expect(await send(`${scheme}://127.0.0.1:${server.port}`, { ca: authority.ca, requireTls: true })).toMatchObject({
      outcome: 'delivered',
    });
    expect(server.secure).toEqual([true]);
  });

  it('is not sent to a server for which another authority vouches, or one that the system does not know', async () => {
    const server = await serve();
    const { ca } = await anAuthority();
    expect(await send(`${scheme}://127.0.0.1:${server.port}`, { ca, requireTls: true })).toMatchObject(refused);
    expect(await send(`${scheme}://127.0.0.1:${server.port}`, { requireTls: true })).toMatchObject(refused);
    expect(server.secure).toEqual([]);
  });

  it('is not sent to a server whose certificate names another', async () => {
    const server = await serve();
    expect(await send(`${scheme}://localhost:${server.port}`, { ca: authority.ca, requireTls: true })).toMatchObject(refused);
  });
});

describe('a mail by smtp://', () => {
  it('with required TLS is not sent to a server that offers none', async () => {
    const server = await startServer({ disabledCommands: ['STARTTLS'] });
    expect(await send(`smtp://127.0.0.1:${server.port}`, { requireTls: true })).toMatchObject({ outcome: 'failed', permanent: false });
    expect(server.secure).toEqual([]);
  });

  it('says no password in the clear, though the server would hear it', async () => {
    const server = await startServer({ disabledCommands: ['STARTTLS'] });
    expect(await send(`smtp://kari:secret@127.0.0.1:${server.port}`)).toMatchObject({ outcome: 'failed', permanent: false });
    expect(server.users).toEqual([]);
  });

  it('says the password once it is encrypted', async () => {
    const server = await startServer(issued);
    expect(await send(`smtp://kari:secret@127.0.0.1:${server.port}`, { ca: authority.ca })).toMatchObject({ outcome: 'delivered' });
    expect([server.users, server.secure]).toEqual([['kari'], [true]]);
  });
});
