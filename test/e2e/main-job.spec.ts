import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { aBookingForm } from '../support/builders/a-booking-form.js';
import { eventually } from '../support/eventually.js';
import { startTestStack, type TestStack } from '../support/stack.js';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
});

afterAll(async () => {
  await stack.stop();
});

const query = async (
  database: 'leads' | 'bookings' | 'notifications',
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> => {
  const client = new Client(stack.file().databases[database]);
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
};

/** What nobody may read in a log. */
const secrets = {
  contactName: 'Kanarifugl Ødegård',
  contactEmail: 'kanarifugl.odegard@hemmelig.example',
  contactPhone: '+4722864411',
  organizationName: 'Hemmelig Forening Ås',
  message: 'Et hemmelig budskap om kanarifugler',
};

describe('a submitted form becomes a lead, a booking, two mails and a webhook', () => {
  it('the contact gets 201, and all of it happens', async () => {
    const answer = await stack.book(aBookingForm(secrets), { from: '198.51.100.77' });
    expect(answer.status).toBe(201);
    const booking: unknown = await answer.json();
    expect(booking).toMatchObject({ status: 'pending', warnings: [] });
    const id = typeof booking === 'object' && booking !== null && 'id' in booking ? booking.id : undefined;

    const [mail] = await eventually(async () => {
      const mails = await stack.mailsTo(secrets.contactEmail);
      expect(mails).toHaveLength(1);
      return mails;
    });
    expect(mail?.text).toContain(secrets.organizationName);
    await eventually(async () => expect(await stack.mailsTo(stack.file().salesEmail)).toHaveLength(1));
    await eventually(async () => {
      const [hook] = await stack.webhooks();
      expect(hook?.verified).toBe(true);
      expect(JSON.parse(hook?.body ?? '')).toMatchObject({ type: 'booking.created', data: { id, contactEmail: secrets.contactEmail } });
    });
    await eventually(async () => {
      const [row] = await query('bookings', 'SELECT * FROM demo_bookings WHERE id = $1', [id]);
      expect(row).toMatchObject({ confirmation_email_sent: true, webhook_attempts: 1, ip_address: '198.51.100.0' });
      expect(row?.['webhook_delivered_at']).not.toBeNull();
    });
    const leads = await query('leads', 'SELECT * FROM leads WHERE email = $1', [secrets.contactEmail]);
    expect(leads).toMatchObject([
      { first_name: 'Kanarifugl', last_name: 'Ødegård', source: 'website_booking', status: 'new', consent_given: true },
    ]);
  });

  it('at rest nothing waits: outboxes, leases and parking are empty', async () => {
    for (const database of ['leads', 'bookings', 'notifications'] as const) {
      await eventually(async () => expect(await query(database, 'SELECT id FROM outbox WHERE published_at IS NULL')).toEqual([]));
    }
    expect(await query('notifications', 'SELECT id FROM deliveries WHERE leased_until IS NOT NULL')).toEqual([]);
  });

  it('the raw address is nowhere: not in a row, not in a log', async () => {
    const rows = [
      ...(await query('bookings', 'SELECT * FROM demo_bookings')),
      ...(await query('leads', 'SELECT * FROM leads')),
      ...(await query('leads', 'SELECT * FROM consent_records')),
    ];
    expect(JSON.stringify(rows)).not.toContain('198.51.100.77');
    expect(await stack.logs()).not.toContain('198.51.100.77');
  });

  it('no log line holds anything personal', async () => {
    const logs = await stack.logs();
    expect(logs).toContain('"Answered"');
    for (const secret of [...Object.values(secrets), 'Kanarifugl', 'kanarifugl', 'Ødegård', 'hemmelig']) expect(logs).not.toContain(secret);
  });

  it('the correlation id of the request is in the logs of all four apps', async () => {
    const answer = await stack.book(aBookingForm());
    const id = answer.headers.get('x-correlation-id') ?? 'none';
    await eventually(async () => {
      const apps = (await stack.logs())
        .split('\n')
        .filter((line) => line.includes(id))
        .map((line) => /"app":"(\w+)"/.exec(line)?.[1]);
      expect(new Set(apps)).toEqual(new Set(['gateway', 'leads', 'bookings', 'notifications']));
    });
  });
});

describe('health', () => {
  it.each(['gateway', 'leads', 'bookings', 'notifications'] as const)('%s is live and ready, and has metrics', async (app) => {
    const ops = stack.file().opsUrls[app];
    expect((await fetch(`${ops}/health/live`)).status).toBe(200);
    expect((await fetch(`${ops}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${ops}/metrics`)).text()).toContain('process_resident_memory_bytes');
  });
});
