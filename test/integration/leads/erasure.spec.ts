import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaptureLead,
  ChangeLead,
  CreateLead,
  EraseLead,
  type Erasure,
  ErasureDone,
  ExportLead,
  GetErasure,
  GetLead,
  GetLeadHistory,
  LeadCreated,
  LeadErased,
  LeadErasureRequested,
  SubmitLead,
  TransitionLead,
  WithdrawConsent,
} from '#contracts';
import { OutboxMessage } from '#messaging';
import { privacyOf } from '#persistence';
import { Lead } from '../../../apps/leads/src/domain/lead.entity.js';
import { leadsMigrations } from '../../../apps/leads/src/migrations/index.js';
import { aLeadOfStaff, aLeadSubmission } from '../../support/builders/a-lead-submission.js';
import { anInquiry } from '../../support/builders/an-inquiry.js';
import { eventually } from '../../support/eventually.js';
import { type LeadsService, startLeadsService } from '../../support/leads-service.js';
import { theRow } from '../../support/rows.js';
import { withOrm } from '../../support/service-databases.js';

let leads: LeadsService;

beforeAll(async () => {
  leads = await startLeadsService();
});

afterAll(async () => {
  await leads.close();
});

const within = { withinMs: 10_000 };
const by = (id: string) => ({ id, actor: 'user:admin', receivedAt: new Date().toISOString() });
const erase = (id: string): Promise<Erasure> => leads.bus.request(EraseLead, by(id), within);
const progress = (id: string): Promise<Erasure> => leads.bus.request(GetErasure, { id }, within);
const done = (leadId: string, service: 'bookings' | 'notifications', bookingIds: string[] = [], id?: string) =>
  leads.tell(ErasureDone, { leadId, service, bookingIds }, id);
const refusedWith = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

/** Waits for what follows the transaction: the parked messages. */
const leadsPartDone = (id: string) => eventually(async () => expect((await progress(id)).services.leads).not.toBeNull());

/** Every text by which this person could be told from others. */
const person = () => {
  const mark = randomUUID();
  return {
    mark,
    submission: aLeadSubmission({
      firstName: `Kari-${mark}`,
      lastName: `Berg-${mark}`,
      email: `kari.${mark}@lag.example`,
      phone: `tlf ${mark}`,
      organizationName: `Laget ${mark}`,
      roleTitle: `Leder ${mark}`,
      message: `Hei fra ${mark}`,
      fingerprint: mark,
      attribution: { sourceUrl: `https://x.example/?${mark}`, utmSource: 'google', utmMedium: null, utmCampaign: null },
      client: { ipHash: mark, ipAddress: '198.51.100.0' },
    }),
  };
};

/** A lead with something personal in every column that can hold it, and events that nobody has taken. */
async function aKnownPerson(): Promise<{ id: string; mark: string; email: string; submission: ReturnType<typeof aLeadSubmission> }> {
  const { mark, submission } = person();
  await leads.bus.request(SubmitLead, submission, within);
  await leads.bus.request(SubmitLead, { ...submission, submissionId: randomUUID() }, within);
  await leads.bus.request(SubmitLead, { ...submission, submissionId: randomUUID(), quarantined: true }, within);
  const { id } = await theRow(leads.db, 'SELECT id FROM leads WHERE email = $1', [submission.email]);
  const leadId = String(id);
  await leads.bus.request(TransitionLead, { ...by(leadId), to: 'contacted', reason: `Ringte ${mark}` }, within);
  return { id: leadId, mark, email: submission.email, submission };
}

/** Every row of every table of the service that holds a text somewhere. */
async function rowsWith(text: string): Promise<string[]> {
  const { rows } = await leads.db.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
  const found = await Promise.all(
    rows.map(async ({ name }) => {
      const { rowCount } = await leads.db.query(`SELECT FROM ${name} t WHERE to_jsonb(t)::text LIKE $1`, [`%${text}%`]);
      return rowCount === 0 ? [] : [name];
    }),
  );
  return found.flat();
}

describe('lead_soft_delete_only', () => {
  it('an erasure leaves nothing of the person in any table, and the row, its status and the proof of consent', async () => {
    const { id, mark, email } = await aKnownPerson();
    await leads.settled();
    expect((await rowsWith(mark)).toSorted()).toEqual(['consent_records', 'held_inquiries', 'lead_status_history', 'leads', 'submissions']);
    const before = await theRow(leads.db, 'SELECT * FROM leads WHERE id = $1', [id]);
    const erasure = await erase(id);
    await leads.settled();
    expect(await rowsWith(mark)).toEqual([]);
    expect(await theRow(leads.db, 'SELECT * FROM leads WHERE id = $1', [id])).toEqual({
      ...before,
      first_name: 'Erased',
      last_name: 'Erased',
      email: `${id}@erased.invalid`,
      phone: null,
      organization_name: 'Erased',
      role_title: null,
      notes: null,
      message: null,
      ip_address: null,
      consent_given: false,
      consent_timestamp: null,
      consent_withdrawn_at: new Date(erasure.requestedAt),
      erased_at: new Date(erasure.requestedAt),
      version: expect.any(Number),
      updated_at: expect.any(Date),
    });
    const { consents, history } = await leads.bus.request(ExportLead, { id }, within);
    expect(consents.map(({ action, sourceUrl, ipHash }) => ({ action, sourceUrl, ipHash }))).toEqual([
      { action: 'granted', sourceUrl: null, ipHash: null },
      { action: 'granted', sourceUrl: null, ipHash: null },
      { action: 'withdrawn', sourceUrl: null, ipHash: null },
    ]);
    expect(history.map(({ to, reason }) => ({ to, reason }))).toEqual([
      { to: 'new', reason: null },
      { to: 'contacted', reason: null },
    ]);
    expect(leads.heard.of(LeadErasureRequested, id)).toEqual([{ leadId: id, email }]);
  });

  it('no column that is marked as personal keeps what it held, in any table that knows the lead', async () => {
    const { id } = await aKnownPerson();
    const personal = async (): Promise<Map<string, unknown>> => {
      const columns = await withOrm(leadsMigrations.databaseAt('postgres://unused/unused'), async (orm) =>
        [...orm.getMetadata().getAll().values()].flatMap(({ class: entity, tableName, props }) =>
          props
            .filter(({ name }) => entity !== OutboxMessage && tableName !== 'erasures' && privacyOf(entity).get(name) === 'personal')
            .map(({ fieldNames }) => ({ tableName, column: fieldNames.join(), key: entity === Lead ? 'id' : 'lead_id' })),
        ),
      );
      const values = columns.map(async ({ tableName, column, key }) => {
        const { rows } = await leads.db.query(`SELECT ${column} AS held FROM ${tableName} WHERE ${key} = $1`, [id]);
        return [`${tableName}.${column}`, rows.map(({ held }) => held).find((held) => held !== null)] as const;
      });
      return new Map(await Promise.all(values));
    };
    const before = await personal();
    expect(before.size).toBeGreaterThan(10);
    expect([...before].filter(([, held]) => held === undefined)).toEqual([]);
    await erase(id);
    const after = await personal();
    const placeholders = new Set<unknown>([undefined, '', 'Erased', `${id}@erased.invalid`]);
    expect([...after].filter(([, held]) => !placeholders.has(held))).toEqual([]);
  });

  it('events that still wait in the outbox are told of nobody, and can be read all the same', async () => {
    const { id, mark } = await aKnownPerson();
    await leads.settled();
    const waiting = `INSERT INTO outbox (id, type, version, subject, correlation_id, traceparent, occurred_at, leased_until, data)
      SELECT gen_random_uuid(), 'lead.created', 1, $1::text, gen_random_uuid(), '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        now(), now() + interval '1 hour', jsonb_build_object('lead', $2::jsonb)`;
    const lead = await leads.bus.request(GetLead, { id }, within);
    await leads.db.query(waiting, [id, JSON.stringify(lead)]);
    expect(await rowsWith(mark)).toContain('outbox');
    await erase(id);
    await leads.db.query('UPDATE outbox SET leased_until = NULL');
    await leads.settled();
    expect(await rowsWith(mark)).toEqual([]);
    const told = leads.heard.of(LeadCreated, id).at(-1);
    expect(told?.lead).toMatchObject({
      id,
      firstName: 'Erased',
      email: `${id}@erased.invalid`,
      phone: null,
      message: null,
      status: 'contacted',
    });
  });

  it('an erasure that is asked for again, also ten times at once, is the same one', async () => {
    const { lead } = await leads.bus.request(CreateLead, aLeadOfStaff(), within);
    const answers = await Promise.all(Array.from({ length: 10 }, () => erase(lead.id)));
    expect(new Set(answers.map(({ requestedAt }) => requestedAt)).size).toBe(1);
    await leads.settled();
    expect(leads.heard.of(LeadErasureRequested, lead.id)).toHaveLength(1);
    expect(await progress(lead.id)).toMatchObject({ leadId: lead.id, requestedBy: 'user:admin', completedAt: null });
  });

  it('of what was never there, or never asked for, there is none', async () => {
    await expect(erase(randomUUID())).rejects.toEqual(refusedWith('not_found'));
    const { lead } = await leads.bus.request(CreateLead, aLeadOfStaff(), within);
    await expect(progress(lead.id)).rejects.toEqual(refusedWith('not_found'));
    const another = { ...by(lead.id), ifVersion: [7] };
    await expect(leads.bus.request(EraseLead, another, within)).rejects.toEqual(refusedWith('version_mismatch'));
  });

  it('an erased lead takes no change, and can be read', async () => {
    const { lead } = await leads.bus.request(CreateLead, aLeadOfStaff(), within);
    await erase(lead.id);
    const changes = [
      leads.bus.request(ChangeLead, { ...by(lead.id), fields: { owner: 'a' } }, within),
      leads.bus.request(TransitionLead, { ...by(lead.id), to: 'contacted', reason: null }, within),
      leads.bus.request(WithdrawConsent, by(lead.id), within),
    ];
    for (const change of changes) await expect(change).rejects.toEqual(refusedWith('gone'));
    expect(await leads.bus.request(GetLead, { id: lead.id }, within)).toMatchObject({ erasedAt: expect.any(String), firstName: 'Erased' });
    expect((await leads.bus.request(GetLeadHistory, { id: lead.id }, within)).items).toHaveLength(1);
  });

  it('a consent that was withdrawn before stays withdrawn as it was', async () => {
    const { lead } = await leads.bus.request(CreateLead, aLeadOfStaff(), within);
    const withdrawn = await leads.bus.request(WithdrawConsent, by(lead.id), within);
    await erase(lead.id);
    const { lead: after, consents } = await leads.bus.request(ExportLead, { id: lead.id }, within);
    expect(after.consentWithdrawnAt).toBe(withdrawn.lead.consentWithdrawnAt);
    expect(consents).toHaveLength(2);
  });
});

describe('the progress of an erasure', () => {
  it('is complete when all three are done, whatever comes twice or first; that is told once', async () => {
    const { lead } = await leads.bus.request(CreateLead, aLeadOfStaff(), within);
    const [first, second] = [randomUUID(), randomUUID()].toSorted();
    await erase(lead.id);
    const event = randomUUID();
    await done(lead.id, 'notifications', [String(second)], event);
    await done(lead.id, 'notifications', [String(second)], event);
    await leadsPartDone(lead.id);
    expect(await progress(lead.id)).toMatchObject({ completedAt: null, services: { bookings: null } });
    const all = [String(first), String(second)];
    await Promise.all([done(lead.id, 'bookings', all), done(lead.id, 'bookings', all)]);
    await done(lead.id, 'notifications');
    expect((await progress(lead.id)).completedAt).not.toBeNull();
    await leads.settled();
    expect(leads.heard.of(LeadErased, lead.id)).toEqual([{ leadId: lead.id, bookingIds: [first, second] }]);
  });
});

describe('the address of an erased person', () => {
  it('makes a new lead for what is received later, whichever way', async () => {
    const inquiry = anInquiry({ receivedAt: new Date().toISOString() });
    const { leadId } = await leads.bus.request(CaptureLead, inquiry, within);
    const { requestedAt } = await erase(leadId);
    const later = new Date(Date.parse(requestedAt) + 1).toISOString();
    const { leadId: anew } = await leads.bus.request(CaptureLead, { ...inquiry, receivedAt: later }, { ...within, id: randomUUID() });
    expect(anew).not.toBe(leadId);
    expect(await leads.bus.request(GetLead, { id: anew }, within)).toMatchObject({ email: inquiry.email, erasedAt: null });
  });
});
