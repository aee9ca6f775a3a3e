import { Pool } from 'pg';
import { z } from 'zod';
import type { RunningStack } from './running-stack.js';

const row = z.record(z.string(), z.unknown());
const mail = z.object({ to: z.array(z.string()), subject: z.string(), text: z.string(), headers: z.record(z.string(), z.string()) });
const webhookRequest = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });
const delivery = z.object({
  booking_id: z.string(),
  kind: z.string(),
  channel: z.string(),
  /** An address, or the URL of an endpoint. */
  recipient: z.string(),
  status: z.string(),
  attempts: z.int(),
});

export type Row = z.infer<typeof row>;
export type SeenMail = z.infer<typeof mail>;
export type SeenWebhook = z.infer<typeof webhookRequest>;
export type SeenDelivery = z.infer<typeof delivery>;

/** The three databases, by their owners; `end()` closes the connections. */
export type Databases = { leads: Pool; bookings: Pool; notifications: Pool; end(): Promise<void> };

/** A query rejects after 10 seconds. */
export async function openDatabases({ databases }: RunningStack): Promise<Databases> {
  const [leads, bookings, notifications] = [open(databases.leads), open(databases.bookings), open(databases.notifications)];
  // Connected before anything is timed.
  await Promise.all([leads, bookings, notifications].map((pool) => pool.query('SELECT')));
  return {
    leads,
    bookings,
    notifications,
    async end() {
      await Promise.all([leads.end(), bookings.end(), notifications.end()]);
    },
  };
}

function open(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 4, connectionTimeoutMillis: 5_000, query_timeout: 10_000 });
  // Without a listener, an idle connection that breaks would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** The leads that have one of these normalized addresses. */
export async function leadRows({ leads }: Databases, emails: string[]): Promise<Row[]> {
  const { rows } = await leads.query('SELECT * FROM leads WHERE email = ANY($1)', [emails]);
  return z.array(row).parse(rows);
}

/** The bookings whose contact has one of these normalized addresses. */
export async function bookingRows({ bookings }: Databases, emails: string[]): Promise<Row[]> {
  const { rows } = await bookings.query('SELECT * FROM demo_bookings WHERE contact_email = ANY($1)', [emails]);
  return z.array(row).parse(rows);
}

/** The deliveries for these bookings, with how many attempts of each are on record. */
export async function deliveryRows({ notifications }: Databases, bookingIds: string[]): Promise<SeenDelivery[]> {
  const { rows } = await notifications.query(
    `SELECT d.booking_id, d.kind, d.channel, coalesce(w.url, d.recipient) AS recipient, d.status,
       (SELECT count(*)::int FROM delivery_attempts a WHERE a.delivery_id = d.id) AS attempts
     FROM deliveries d LEFT JOIN webhook_endpoints w ON d.channel = 'webhook' AND w.id::text = d.recipient
     WHERE d.booking_id = ANY($1::uuid[])`,
    [bookingIds],
  );
  return z.array(delivery).parse(rows);
}

/** The mails in the inbox, to one recipient if named. */
export async function receivedMails({ inboxUrl }: RunningStack, to = ''): Promise<SeenMail[]> {
  return z.array(mail).parse(await getJson(`${inboxUrl}/messages?to=${encodeURIComponent(to)}`));
}

export async function receivedWebhooks({ webhookSinkUrl }: RunningStack): Promise<SeenWebhook[]> {
  return z.array(webhookRequest).parse(await getJson(new URL('/requests', webhookSinkUrl).href));
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
  return response.json();
}
