import { BehaviourSwitch } from './behaviour.js';
import { BoundedLog } from './bounded-log.js';
import { serveHttp } from './http-server.js';
import { inboxRoutes } from './inbox/inbox-routes.js';
import type { MailBehaviour } from './inbox/mail-behaviour.js';
import { startMailServer } from './inbox/mail-server.js';
import type { Mail } from './inbox/mail.js';

export type Inbox = { smtpPort: number; httpPort: number; smtpUrl: string; url: string; close(): Promise<void> };

/** A mail server that delivers nothing further, and the page and API to read what it got. Free ports unless given; it keeps the newest 10,000 mails. */
export async function startInbox(options: { smtpPort?: number; httpPort?: number; host?: string } = {}): Promise<Inbox> {
  const host = options.host ?? '127.0.0.1';
  const mails = new BoundedLog<Mail>({ entries: 10_000, bytes: 200 * 1024 * 1024 });
  const behaviour = new BehaviourSwitch<MailBehaviour>({ mode: 'accept' });
  const smtp = await startMailServer({
    port: options.smtpPort ?? 0,
    host,
    behave: () => behaviour.take(),
    keep: (mail, bytes) => mails.add(mail, bytes),
  });
  const http = await serveHttp({ port: options.httpPort ?? 0, host, handle: inboxRoutes(mails, behaviour) }).catch(
    async (error: unknown) => {
      await smtp.close();
      throw error;
    },
  );
  return {
    smtpPort: smtp.port,
    httpPort: http.port,
    smtpUrl: `smtp://${host}:${smtp.port}`,
    url: http.url,
    async close() {
      await Promise.all([smtp.close(), http.close()]);
    },
  };
}
