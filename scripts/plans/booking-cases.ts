import { type Kysely, sql } from 'kysely';
import { type BookingFilter, largestPage } from '#contracts';
import { pendingAround } from '../../apps/bookings/src/domain/pending-limit.js';
import { bookingsPage } from '../../apps/bookings/src/queries/bookings-page.js';
import type { Bounds } from './judge.js';
import type { PlanCase } from './plan-case.js';

const limit = 25;
const dayMs = 86_400_000;
/** Quarantined bookings among the others, and the row that tells whether there is a next page. */
const inOrder: Bounds = { unreturned: 50 };
/** A range of another time than that of the id may be read before it is ordered. */
const gathered: Bounds = { unreturned: 20_000 };
/** So may what shares its groups of three letters with the text that is looked for. */
const searched: Bounds = { unreturned: 100_000 };

interface Sample {
  id: string;
  lead_id: string;
  contact_email: string;
  contact_name: string;
  organization_name: string;
  created_at: Date;
}

/** The statements of bookings with values that are there. Rejects when there are none to take them from. */
export async function bookingCases(db: Kysely<unknown>, now: Date): Promise<PlanCase[]> {
  const hot = await sampleOf(db, 'demo_bookings');
  if (hot === undefined) throw new Error('there are no bookings: npm run stack:seed -- --bookings 100000');
  const archived = await sampleOf(db, 'demo_bookings_archive');
  return [
    ...(await pageCases(db, 'hot', hot, now)),
    ...(archived === undefined ? [] : await pageCases(db, 'archive', archived, now)),
    ...singleCases(hot, archived),
  ];
}

/** One from the middle, so that a page from there on is full. */
async function sampleOf(db: Kysely<unknown>, table: string): Promise<Sample | undefined> {
  const { rows } = await sql<Sample>`
    SELECT id, lead_id, contact_email, contact_name, organization_name, created_at FROM ${sql.table(table)}
    WHERE quarantined_at IS NULL ORDER BY id DESC OFFSET 2000 LIMIT 1`.execute(db);
  return rows[0];
}

async function organizationOf(db: Kysely<unknown>, table: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT organization_id AS id FROM ${sql.table(table)} WHERE organization_id IS NOT NULL ORDER BY id DESC LIMIT 1`.execute(db);
  return rows[0]?.id;
}

async function pageCases(db: Kysely<unknown>, kind: 'hot' | 'archive', sample: Sample, now: Date): Promise<PlanCase[]> {
  const isArchive = kind === 'archive';
  const page = (name: string, filter: Partial<BookingFilter>, bounds: Bounds, after: string | null = null, rows = limit): PlanCase => ({
    name: `${kind}: ${name}`,
    statement: bookingsPage({ limit: rows, after, filter: { quarantined: false, archived: isArchive, ...filter } }, now),
    bounds,
  });
  const at = (days: number): string => new Date(sample.created_at.getTime() + days * dayMs).toISOString();
  const organizationId = await organizationOf(db, isArchive ? 'demo_bookings_archive' : 'demo_bookings');
  return [
    page('first page', {}, { ...inOrder, tables: 2 }),
    page('page by cursor', {}, { ...inOrder, tables: 2 }, sample.id),
    page('largest page', {}, { tables: 2, unreturned: 100 }, sample.id, largestPage),
    page('status, many', { status: 'completed' }, inOrder),
    page('status, few', { status: 'confirmed' }, inOrder),
    page('email', { email: sample.contact_email }, inOrder),
    page('email that nobody has', { email: 'nobody@nowhere.example' }, inOrder),
    page('leadId', { leadId: sample.lead_id }, inOrder),
    ...(organizationId === undefined ? [] : [page('organizationId', { organizationId }, inOrder)]),
    page('created, a day', { createdFrom: at(0), createdTo: at(1) }, { ...inOrder, tables: 2 }),
    page('status and created', { status: 'completed', createdFrom: at(-20), createdTo: at(0) }, { ...inOrder, tables: 2 }),
    page('scheduled, a day', { scheduledFrom: at(0), scheduledTo: at(1) }, gathered),
    page('scheduled, a month', { scheduledFrom: at(-30), scheduledTo: at(0) }, gathered),
    page('q, a name', { q: sample.contact_name }, searched),
    page('q, part of an organization', { q: sample.organization_name.slice(1, 12) }, searched),
    page('q, an email', { q: sample.contact_email }, searched),
    page('q, found everywhere', { q: 'ex' }, searched),
    page('q, found nowhere', { q: 'xyzzy plugh' }, searched),
    page('quarantined', { quarantined: true }, inOrder),
  ];
}

function singleCases(hot: Sample, archived: Sample | undefined): PlanCase[] {
  const one: Bounds = { tables: 1, unreturned: 0 };
  return [
    { name: 'hot: by id', statement: sql`SELECT * FROM demo_bookings WHERE id = ${hot.id}`, bounds: one },
    ...(archived === undefined
      ? []
      : [{ name: 'archive: by id', statement: sql`SELECT * FROM demo_bookings_archive WHERE id = ${archived.id}`, bounds: one }]),
    { name: 'history', statement: sql`SELECT * FROM booking_status_history WHERE booking_id = ${hot.id} ORDER BY id`, bounds: one },
    {
      name: 'submission: pending limit',
      statement: pendingAround(hot.contact_email, hot.created_at, 7 * dayMs),
      bounds: { tables: 2, unreturned: 10 },
    },
    {
      name: 'submission: earlier outcome',
      statement: sql`SELECT s.state, b.status FROM submissions s LEFT JOIN demo_bookings b ON b.id = s.booking_id WHERE s.id = ${hot.id}`,
      bounds: { tables: 2, unreturned: 2 },
    },
  ];
}
