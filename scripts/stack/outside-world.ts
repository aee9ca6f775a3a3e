import { startInbox } from '../outside/inbox.js';
import { startWebhookReceiver } from '../outside/webhook-receiver.js';
import type { Secrets } from './secrets.js';
import type { StackContext } from './stack-context.js';

export interface OutsideWorld {
  smtpUrl: string;
  /** Undefined where SMTP_URL was given. */
  inboxUrl: string | undefined;
  webhookSinkUrl: string;
}

/** The inbox, unless SMTP_URL names a mail server, and the webhook receiver, both in this process. */
export async function startOutsideWorld({ given, closing }: StackContext, { webhookSecret }: Secrets): Promise<OutsideWorld> {
  const receiver = await startWebhookReceiver({ secret: webhookSecret });
  closing.push(() => receiver.close());
  const smtpUrl = given['SMTP_URL'];
  if (smtpUrl !== undefined) return { smtpUrl, inboxUrl: undefined, webhookSinkUrl: receiver.url };
  const inbox = await startInbox();
  closing.push(() => inbox.close());
  return { smtpUrl: inbox.smtpUrl, inboxUrl: inbox.url, webhookSinkUrl: receiver.url };
}
