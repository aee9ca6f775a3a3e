import { z } from 'zod';
import type { StackFile } from '../../stack/stack-file.js';

const Mail = z.object({ messageId: z.string(), to: z.array(z.string()) });
const Hook = z.object({ path: z.string(), status: z.int(), verified: z.boolean(), headers: z.object({ 'webhook-id': z.string() }) });

/** What came through to the outside world: the inbox and the webhook receiver, read and emptied. */
export class Sent {
  /** Mails that were accepted, by the id of the delivery in their Message-ID. */
  readonly mails = new Map<string, number>();
  /** Webhooks that were answered with 2xx, by their id, which is the delivery's. */
  readonly webhooks = new Map<string, number>();
  /** Webhooks whose signature does not hold. */
  unsigned = 0;

  constructor(private readonly file: () => StackFile) {}

  /** Takes over what came; while nothing is under way. */
  async collect(): Promise<void> {
    const { inboxUrl, webhookSinkUrl } = this.file();
    for (const { messageId } of z.array(Mail).parse(await json(`${inboxUrl}/messages`))) count(this.mails, deliveryOf(messageId));
    for (const { path, status, verified, headers } of z.array(Hook).parse(await json(`${webhookSinkUrl}/requests`))) {
      // The other endpoints have secrets of their own.
      if (!verified && path === '/') this.unsigned += 1;
      if (status < 300) count(this.webhooks, headers['webhook-id']);
    }
    await fetch(`${inboxUrl}/messages`, { method: 'DELETE' });
    await fetch(`${webhookSinkUrl}/requests`, { method: 'DELETE' });
  }
}

const json = async (url: string): Promise<unknown> => (await fetch(url)).json();

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** `<id@domain>`. */
const deliveryOf = (messageId: string): string => messageId.replace(/^<|@.*$/g, '');
