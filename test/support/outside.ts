import { type Inbox, startInbox } from '../../scripts/outside/inbox.js';
import type { MailBehaviour } from '../../scripts/outside/inbox/mail-behaviour.js';
import type { Mail } from '../../scripts/outside/inbox/mail.js';
import { startWebhookReceiver } from '../../scripts/outside/webhook-receiver.js';
import type { ReceiverBehaviour } from '../../scripts/outside/webhook-receiver/receiver-behaviour.js';
import type { RecordedRequest } from '../../scripts/outside/webhook-receiver/recorded-request.js';

/** A mail server as a test plays it. */
export interface TestInbox extends Inbox {
  /** To `recipient`, or all. */
  mails(recipient?: string): Promise<Mail[]>;
  behave(behaviour: MailBehaviour): Promise<void>;
}

/** An endpoint of the sales team as a test plays it. */
export interface TestReceiver {
  hookUrl: string;
  host: string;
  /** Of the events about a booking, or all. */
  requests(bookingId?: string): Promise<RecordedRequest[]>;
  behave(behaviour: ReceiverBehaviour): Promise<void>;
  close(): Promise<void>;
}

/** Starts a mail server, on a free port unless it is to come back on the one it had. */
export async function startTestInbox(smtpPort = 0): Promise<TestInbox> {
  const inbox = await startInbox({ smtpPort });
  return {
    ...inbox,
    mails: (recipient = '') => read(`${inbox.url}/messages?to=${encodeURIComponent(recipient)}`),
    behave: (behaviour) => put(`${inbox.url}/behaviour`, behaviour),
  };
}

/** Starts an endpoint that verifies with `secret`, on a free port unless it is to come back on the one it had. */
export async function startTestReceiver(secret: string, port = 0): Promise<TestReceiver> {
  const receiver = await startWebhookReceiver({ secret, port });
  return {
    hookUrl: `${receiver.url}/hook`,
    host: new URL(receiver.url).host,
    requests: async (bookingId = '') => {
      const requests: RecordedRequest[] = await read(`${receiver.url}/requests`);
      return requests.filter(({ body }) => body.includes(bookingId));
    },
    behave: (behaviour) => put(`${receiver.url}/behaviour`, behaviour),
    close: () => receiver.close(),
  };
}

async function read<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  return JSON.parse(await answer.text());
}

async function put(url: string, behaviour: object): Promise<void> {
  const answer = await fetch(url, { method: 'PUT', body: JSON.stringify(behaviour) });
  if (!answer.ok) throw new Error(`No such behaviour: ${await answer.text()}`);
}
