import { setTimeout as after } from 'node:timers/promises';
import type { Ledger } from '../ledger/ledger.js';
import type { System } from '../system/system.js';
import type { Databases } from './databases.js';

const outboxWaits = 'SELECT count(*) AS n FROM outbox WHERE published_at IS NULL';
const everyMs = 250;

/** Waits until the system is at rest twice in a row; resolves to what is not, when the time is over. */
export async function untilRest(system: System, databases: Databases, ledger: Ledger, withinMs: number): Promise<string[]> {
  const until = performance.now() + withinMs;
  let quiet = 0;
  for (;;) {
    const restless = await unrest(system, databases, ledger).catch((error: unknown) => [`cannot be observed: ${String(error)}`]);
    quiet = restless.length === 0 ? quiet + 1 : 0;
    if (quiet === 2) return [];
    if (performance.now() > until) return restless;
    await after(everyMs);
  }
}

/** What still moves, or would have to. */
async function unrest(system: System, databases: Databases, ledger: Ledger): Promise<string[]> {
  const received = ledger.submissions.flatMap(({ answers }) =>
    answers.flatMap(({ status, submissionId }) => (status === 202 && submissionId !== undefined ? [submissionId] : [])),
  );
  const queues = system.file().queues.flatMap((queue) => [queue, `${queue}.returning`]);
  const [depths, ...counts] = await Promise.all([
    system.broker.depths(queues),
    databases.number('leads', outboxWaits),
    databases.number('bookings', outboxWaits),
    databases.number('notifications', outboxWaits),
    databases.number('notifications', `SELECT count(*) AS n FROM deliveries WHERE status = 'pending' OR leased_until IS NOT NULL`),
    databases.number(
      'bookings',
      'SELECT count(*) AS n FROM unnest($1::text[]) AS r (id) WHERE NOT EXISTS (SELECT FROM submissions s WHERE s.id::text = r.id)',
      [received],
    ),
    difference(databases, created, announced),
    difference(databases, mailedBookings, deliveredConfirmations),
    difference(databases, projectedAttempts, attemptsOnRecord),
    difference(databases, scheduledBookings, scheduledLeads),
  ]);
  const reasons = [
    'events in the outbox of leads',
    'events in the outbox of bookings',
    'events in the outbox of notifications',
    'deliveries pending or leased',
    'submissions answered 202 without an outcome',
    'bookings whose creation notifications have not heard of',
    'confirmation mails that are not projected',
    'webhook attempts that are not projected',
    'leads that did not advance with their booking',
  ];
  const waiting = [...depths].filter(([, depth]) => depth > 0).map(([queue, depth]) => `${depth} messages in ${queue}`);
  const missing = system.supervisor.isWhole() ? [] : ['instances that are not up'];
  return [...waiting, ...missing, ...reasons.flatMap((reason, index) => (counts[index] === 0 ? [] : [`${counts[index]} ${reason}`]))];
}

interface Measure {
  readonly database: 'leads' | 'bookings' | 'notifications';
  readonly sql: string;
}

const created: Measure = { database: 'bookings', sql: 'SELECT count(*) AS n FROM demo_bookings WHERE quarantined_at IS NULL' };
const announced: Measure = { database: 'notifications', sql: `SELECT count(*) AS n FROM notified_events WHERE type = 'booking.created'` };
const mailedBookings: Measure = {
  database: 'bookings',
  sql: 'SELECT count(*) AS n FROM demo_bookings WHERE confirmation_email_sent_at IS NOT NULL',
};
const deliveredConfirmations: Measure = {
  database: 'notifications',
  sql: `SELECT count(*) AS n FROM deliveries WHERE kind = 'booking_confirmation' AND status = 'delivered'`,
};
const projectedAttempts: Measure = { database: 'bookings', sql: 'SELECT sum(webhook_attempts) AS n FROM demo_bookings' };
const attemptsOnRecord: Measure = {
  database: 'notifications',
  sql: `SELECT sum(d.attempts) AS n FROM deliveries d JOIN notified_events e ON e.id = d.event_id WHERE d.kind = 'webhook' AND e.type = 'booking.created'`,
};
const scheduledBookings: Measure = {
  database: 'bookings',
  sql: `SELECT count(DISTINCT b.lead_id) AS n FROM booking_status_history h JOIN demo_bookings b ON b.id = h.booking_id WHERE h.to_status = 'confirmed'`,
};
const scheduledLeads: Measure = {
  database: 'leads',
  sql: `SELECT count(DISTINCT lead_id) AS n FROM lead_status_history WHERE to_status = 'demo_scheduled'`,
};

async function difference(databases: Databases, one: Measure, other: Measure): Promise<number> {
  const [a, b] = await Promise.all([databases.number(one.database, one.sql), databases.number(other.database, other.sql)]);
  return a - b;
}
