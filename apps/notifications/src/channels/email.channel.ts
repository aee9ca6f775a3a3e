import { createTransport } from 'nodemailer';
import { isPlainMailAddress } from './mail-address.js';
import type { MailLink } from './mail-link.js';
import type { SendResult } from './send-result.js';
import { smtpAccepted, smtpFailed } from './smtp-outcome.js';

export interface EmailChannelOptions {
  link: MailLink;
  from: { name: string; address: string };
  maxConnections?: number;
  /** For one whole attempt, waiting for a free connection included. */
  timeoutMs?: number;
}

export interface Mail {
  /** The same for every attempt of one delivery, `<unique@domain>`. */
  messageId: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  language: 'nb' | 'en';
  replyTo?: string;
  calendar?: CalendarPart;
}

/** A calendar event that goes with a mail (RFC 6047): for mail clients that act on it, and as the file `invite.ics` for the others. */
export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL';
  /** RFC 5545. */
  content: string;
}

/** What the server is to tell of the mail later (RFC 3461), if it offers that. The id is the left part of the Message-ID: it has 100 characters at most. */
const notificationsOf = ({ messageId, to }: Mail) => ({
  id: messageId.replace(/^<|@.*$/g, ''),
  return: 'headers',
  notify: ['failure', 'delay'],
  recipient: `rfc822;${to}`,
});

const CONNECTION_TIMEOUT_MS = 10_000;
const SOCKET_TIMEOUT_MS = 30_000;
const IDLE_TIMEOUT_MS = 30_000;
const CLOSE_TIMEOUT_MS = 1_000;

/** Sends mail to one recipient at a time by SMTP (RFC 5321), over a few pooled connections. */
export class EmailChannel {
  readonly #transport;
  readonly #from: EmailChannelOptions['from'];
  readonly #timeoutMs: number;
  readonly #closing = new AbortController();
  /** Message-IDs of the mails in flight of which the connection has taken every byte. */
  readonly #handedOver = new Set<string>();

  constructor(options: EmailChannelOptions) {
    this.#from = options.from;
    this.#timeoutMs = options.timeoutMs ?? 60_000;
    this.#transport = createTransport({
      url: options.link.url,
      requireTLS: options.link.requireTls,
      ...(options.link.tls === undefined ? {} : { tls: options.link.tls }),
      pool: true,
      maxConnections: options.maxConnections ?? 3,
      // Only a mail of which nothing was sent is requeued: a pooled connection that the server had dropped meanwhile.
      maxRequeues: 1,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      greetingTimeout: CONNECTION_TIMEOUT_MS,
      dnsTimeout: CONNECTION_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      idleTimeout: IDLE_TIMEOUT_MS,
      socketCloseTimeout: CLOSE_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.#transport.use('stream', (mail, done) => {
      const messageId = mail.data.messageId ?? '';
      mail.message.processFunc((input) => input.once('end', () => this.#handedOver.add(messageId)));
      done();
    });
  }

  /** One attempt. `delivered` when the server answered 250 to the message with its recipient accepted. */
  async send(mail: Mail): Promise<SendResult> {
    if (!isPlainMailAddress(mail.to)) return { outcome: 'failed', permanent: true, reason: 'invalid_recipient' };
    if (mail.replyTo !== undefined && !isPlainMailAddress(mail.replyTo)) {
      return { outcome: 'failed', permanent: true, reason: 'invalid_reply_to' };
    }
    try {
      const sent = await this.#transport.sendMail({
        envelope: { from: this.#from.address, to: [mail.to] },
        from: this.#from,
        // An object is taken as one address; a string would be parsed as a list.
        to: { name: '', address: mail.to },
        ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
        messageId: mail.messageId,
        dsn: notificationsOf(mail),
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        ...(mail.calendar === undefined ? {} : { icalEvent: { ...mail.calendar, filename: 'invite.ics' } }),
        // RFC 3834: keeps vacation responders quiet.
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#timeoutMs)]),
      });
      return smtpAccepted(sent.response);
    } catch (error) {
      return smtpFailed(error, this.#handedOver.has(mail.messageId));
    } finally {
      this.#handedOver.delete(mail.messageId);
    }
  }

  /** Closes the connections and ends the attempts in flight; they come out as failed or unknown. */
  close(): void {
    this.#closing.abort();
    this.#transport.close();
  }
}
