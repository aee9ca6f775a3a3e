import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** What the client asked to be told later (RFC 3461), as it wrote it. */
interface Notifications {
  envelopeId: string | undefined;
  returned: string | undefined;
  recipients: { notify: string[] | undefined; original: string | undefined }[];
}

export interface RawSmtpServer {
  smtpUrl: string;
  /** Every message as its bytes came, with the recipients of its envelope. */
  received: { recipients: string[]; raw: string; notifications: Notifications }[];
  /** How many connections were made. */
  connections: () => number;
  /** Drops the connections that stand, as a server does with idle ones. */
  dropConnections: () => void;
  close: () => Promise<void>;
}

/** A mail server that keeps what it was told verbatim. A recipient `refused-<code>@…` gets that code to RCPT; delivery status notifications are offered on request. */
export async function startRawSmtpServer({ offersNotifications = false } = {}): Promise<RawSmtpServer> {
  const received: RawSmtpServer['received'] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideDSN: !offersNotifications,
    onRcptTo({ address }, _session, callback) {
      const code = /^refused-(\d{3})@/.exec(address)?.[1];
      callback(code === undefined ? null : Object.assign(new Error('refused here'), { responseCode: Number(code) }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        const { rcptTo, dsn } = session.envelope;
        const notifications = {
          envelopeId: dsn?.envid ?? undefined,
          returned: dsn?.ret ?? undefined,
          recipients: rcptTo.map(({ dsn: asked }) => ({ notify: asked?.notify, original: asked?.orcpt })),
        };
        const raw = Buffer.concat(chunks).toString('latin1');
        received.push({ recipients: rcptTo.map(({ address }) => address), raw, notifications });
        callback();
      });
    },
  });
  server.on('error', () => undefined);
  let connections = 0;
  server.server.on('connection', () => (connections += 1));
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const dropConnections = () => {
    for (const connection of server.connections) connection.close();
  };
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(resolve));
    dropConnections();
    await closed;
  };
  return { smtpUrl: `smtp://127.0.0.1:${port}`, received, connections: () => connections, dropConnections, close };
}
