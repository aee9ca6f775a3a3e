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

/** Books without a pause, two at a time, until `ended` resolves; gives every answer's status and every email. */
async function bookUntil(ended: Promise<unknown>): Promise<{ statuses: number[]; emails: string[] }> {
  const statuses: number[] = [];
  const emails: string[] = [];
  const over = new AbortController();
  const watch = ended.finally(() => over.abort());
  const submit = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const form = aBookingForm();
      emails.push(String(form['contactEmail']));
      const answer = await stack.book(form);
      await answer.arrayBuffer();
      statuses.push(answer.status);
    }
  };
  await Promise.all([watch, ...Array.from({ length: 2 }, submit)]);
  return { statuses, emails };
}

const pidsOf = (part: 'leads' | 'bookings' | 'notifications') => stack.file().processes[part];

describe('SIGTERM drains', () => {
  it('leads, bookings and notifications roll over under load: no request fails, nothing is lost, nothing happens twice', async () => {
    const rollOver = (async () => {
      for (const part of ['leads', 'bookings', 'notifications'] as const) {
        const [old] = pidsOf(part);
        await stack.start(part);
        process.kill(old ?? 0, 'SIGTERM');
        await eventually(() => expect(pidsOf(part)).not.toContain(old), { within: 25_000 });
      }
    })();
    const { statuses, emails } = await bookUntil(rollOver);
    expect(statuses.length).toBeGreaterThan(20);
    expect(new Set(statuses)).toEqual(new Set([201]));

    const client = new Client(stack.file().databases.bookings);
    await client.connect();
    const { rows } = await client.query('SELECT contact_email FROM demo_bookings WHERE contact_email = ANY($1)', [emails]);
    await client.end();
    expect(rows).toHaveLength(emails.length);
    await eventually(
      async () => {
        const counts = await stack.mailCounts();
        expect(new Set(emails.map((email) => counts.get(email)))).toEqual(new Set([1]));
      },
      { within: 60_000, every: 500 },
    );
  });

  it('the gateway answers what is under way, then ends, though its clients keep their connections', async () => {
    const answers = Array.from({ length: 10 }, () => stack.book(aBookingForm()));
    // Under way: the first answer shows that the others have arrived as well.
    await Promise.race(answers);
    stack.signal('gateway', 'SIGTERM');
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    await eventually(() => expect(stack.file().processes.gateway).toEqual([]), { within: 25_000 });
    expect(await stack.logs()).not.toContain('SHUTDOWN_TIMEOUT');
  });
});
