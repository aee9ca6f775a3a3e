import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { listen } from '../http-server.js';
import type { MailBehaviour } from './mail-behaviour.js';
import { asciiAddress } from './ascii-address.js';
import { readMail, type Mail } from './mail.js';

const MAX_MAIL_BYTES = 10 * 1024 * 1024;

type Options = { port: number; host: string; behave: () => MailBehaviour; keep: (mail: Mail, bytes: number) => void };

/** What the client hears after its final dot; `hangUp`: nothing, the connection closes. */
type Verdict = 'accepted' | 'hangUp' | { code: number; message: string };

/** Receives mail by SMTP (RFC 5321) on `host`, without authentication or TLS. `close()` drops open connections and waits for nobody. */
export async function startMailServer(options: Options): Promise<{ port: number; close(): Promise<void> }> {
  const closing = new AbortController();
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    banner: 'local inbox',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    onData(stream, session, callback) {
      void answer(server, session, receive(stream, session, options, closing.signal), callback);
    },
  });
  // Without a listener, a client's broken connection would end the process.
  server.on('error', () => undefined);
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listen(server.server, options.port, options.host);
  return {
    port,
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) {
        socket.destroy();
      }
      await closed;
    },
  };
}

async function answer(
  server: SMTPServer,
  session: SMTPServerSession,
  received: Promise<Verdict>,
  callback: (error?: Error | null, message?: string) => void,
): Promise<void> {
  const verdict = await received.catch((): Verdict => ({ code: 554, message: 'the message could not be read' }));
  if (verdict === 'accepted') {
    callback(null, 'accepted');
  } else if (verdict === 'hangUp') {
    hangUp(server, session);
  } else {
    callback(Object.assign(new Error(verdict.message), { responseCode: verdict.code }));
  }
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { behave, keep }: Options,
  closing: AbortSignal,
): Promise<Verdict> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (!stream.sizeExceeded) {
      chunks.push(Buffer.from(chunk));
    }
  }
  if (stream.sizeExceeded) {
    return { code: 552, message: 'the message is too large' };
  }
  const raw = Buffer.concat(chunks);
  const { mailFrom, rcptTo } = session.envelope;
  const envelope = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => asciiAddress(address)) };
  const mail = await readMail(raw, envelope);
  const { mode, delayMs = mode === 'slow' ? 10_000 : 0 } = behave();
  const kept = mode === 'accept' || mode === 'slow' || mode === 'dropAfterData';
  if (kept) {
    keep(mail, raw.length);
  }
  await delay(delayMs, undefined, { signal: closing });
  if (mode === 'reject4xx') {
    return { code: 451, message: 'try again later' };
  }
  if (mode === 'reject5xx') {
    return { code: 550, message: 'no such mailbox here' };
  }
  return mode === 'dropAfterData' ? 'hangUp' : 'accepted';
}

function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session === session) {
      connection.close();
    }
  }
}
