import { type Kysely, sql } from 'kysely';
import type { LeadFilter } from '#contracts';
import { leadList } from '../../apps/leads/src/queries/lead-list.js';
import type { Bounds } from './judge.js';
import type { PlanCase } from './plan-case.js';

const limit = 25;
const dayMs = 86_400_000;
const inOrder: Bounds = { tables: 1, unreturned: 50 };
/** PostgreSQL may read the leads by id and leave out some, where it thinks that most are of the status. */
const mixed: Bounds = { tables: 1, unreturned: 1_000 };
/** A search reads what matches before it orders it. */
const gathered: Bounds = { tables: 1, unreturned: 20_000 };

interface Sample {
  id: string;
  email: string;
  first_name: string;
  last_name: string;
  organization_name: string;
  created_at: Date;
}

const page = (name: string, filter: Partial<LeadFilter>, bounds: Bounds, after: string | null = null): PlanCase => ({
  name: `leads: ${name}`,
  statement: leadList({ limit, after, filter: { quarantined: false, ...filter } }),
  bounds,
});

/** The statements of leads with values that are there. Rejects when there are none to take them from. */
export async function leadCases(db: Kysely<unknown>): Promise<PlanCase[]> {
  const { rows } = await sql<Sample>`
    SELECT id, email, first_name, last_name, organization_name, created_at FROM leads
    WHERE quarantined_at IS NULL ORDER BY id DESC OFFSET 2000 LIMIT 1`.execute(db);
  const [sample] = rows;
  if (sample === undefined) throw new Error('there are no leads: npm run stack:seed -- --bookings 100000');
  const created = { createdFrom: sample.created_at.toISOString(), createdTo: new Date(sample.created_at.getTime() + dayMs).toISOString() };
  return [
    page('first page', {}, inOrder),
    page('page by cursor', {}, inOrder, sample.id),
    page('status, many', { status: 'won' }, inOrder),
    page('status, few', { status: 'new' }, inOrder),
    page('source', { source: 'website_booking' }, inOrder),
    page('source that none has', { source: 'partner' }, inOrder),
    page('email', { email: sample.email }, inOrder),
    page('organizationName', { organizationName: sample.organization_name }, mixed),
    page('owner', { owner: 'user:ingrid' }, mixed),
    page('created, a day', created, inOrder),
    page('q, a name', { q: `${sample.first_name} ${sample.last_name}` }, gathered),
    page('q, an email', { q: sample.email }, gathered),
    page('q, found nowhere', { q: 'xyzzy plugh' }, gathered),
    page('quarantined', { quarantined: true }, inOrder),
    {
      name: 'leads: by id',
      statement: sql`SELECT * FROM leads WHERE id = ${sample.id}`,
      bounds: { tables: 1, unreturned: 0 },
    },
    {
      name: 'leads: history',
      statement: sql`SELECT * FROM lead_status_history WHERE lead_id = ${sample.id} ORDER BY id`,
      bounds: { tables: 1, unreturned: 0 },
    },
  ];
}
