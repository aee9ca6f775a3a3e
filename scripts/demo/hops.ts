import type { Answer } from './answer.js';
import { bookingWebhooks } from './compare-webhook.js';
import { bookingRows, deliveryRows, leadRows, receivedMails, receivedWebhooks, type Databases } from './observation.js';
import type { RunningStack } from './running-stack.js';
import { isVerified } from '../outside/webhook-receiver/recorded-request.js';

/** One thing that follows from a booking: `look` resolves with what there is to say of it once it is there. */
export type Hop = { name: string; look(): Promise<string | undefined> };

/** Every hop of the booking that `email`, which nobody had before, makes. */
export function hopsOf(stack: RunningStack, databases: Databases, email: string, answer: Promise<Answer>): Hop[] {
  const booking = async () => (await bookingRows(databases, [email]))[0];
  const deliveries = async () => {
    const id = (await booking())?.['id'];
    return typeof id === 'string' ? deliveryRows(databases, [id]) : [];
  };
  return [
    {
      name: 'answer 201',
      async look() {
        const { status } = await answer;
        return status === 201 ? 'from the gateway' : undefined;
      },
    },
    {
      name: 'lead row',
      async look() {
        const [lead] = await leadRows(databases, [email]);
        return lead && `${String(lead['id'])}, ${String(lead['status'])}`;
      },
    },
    {
      name: 'booking row',
      async look() {
        const row = await booking();
        return row && `${String(row['id'])}, ${String(row['status'])}`;
      },
    },
    {
      name: 'event, seen by notifications',
      async look() {
        const rows = await deliveries();
        return rows.length === 0 ? undefined : `${rows.length} deliveries planned`;
      },
    },
    {
      name: 'confirmation mail',
      async look() {
        const [mail] = await receivedMails(stack, email);
        return mail && `“${mail.subject}”`;
      },
    },
    {
      name: 'sales mail',
      async look() {
        const mails = await receivedMails(stack, stack.salesEmail);
        const mail = mails.find(({ headers }) => headers['reply-to']?.includes(email));
        return mail && `“${mail.subject}”`;
      },
    },
    {
      name: 'webhook, signature verified',
      async look() {
        const webhook = bookingWebhooks(await receivedWebhooks(stack)).find(({ data }) => data['contactEmail'] === email);
        const isSigned = webhook && isVerified(stack.defaultWebhook.secret, webhook.body, webhook.headers);
        return isSigned === true ? `webhook-id ${webhook?.headers['webhook-id'] ?? ''}` : undefined;
      },
    },
    projection('confirmation_email_sent', booking, (row) =>
      row['confirmation_email_sent'] === true ? row['confirmation_email_sent_at'] : null,
    ),
    projection('webhook_delivered_at', booking, (row) => row['webhook_delivered_at']),
    projection('webhook_attempts', booking, (row) => (row['webhook_attempts'] === 0 ? null : row['webhook_attempts'])),
  ];
}

function projection(
  column: string,
  booking: () => Promise<Record<string, unknown> | undefined>,
  read: (row: Record<string, unknown>) => unknown,
): Hop {
  return {
    name: `column ${column}`,
    async look() {
      const row = await booking();
      const value = row === undefined ? null : (read(row) ?? null);
      return value === null ? undefined : (JSON.stringify(value) ?? '');
    },
  };
}
