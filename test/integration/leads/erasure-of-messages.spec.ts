import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { CaptureLead, CreateLead, EraseLead, GetErasure, GetLeadSubmission, parkingQueueOf, SubmitLead } from '#contracts';
import { aLeadOfStaff, aLeadSubmission } from '../../support/builders/a-lead-submission.js';
import { anInquiry } from '../../support/builders/an-inquiry.js';
import { eventually } from '../../support/eventually.js';
import { type LeadsService, startLeadsService } from '../../support/leads-service.js';
import { anEnvelope, depthOf, putInto } from '../../support/queues.js';
import { theRow } from '../../support/rows.js';

let leads: LeadsService;

beforeAll(async () => {
  leads = await startLeadsService();
});

afterAll(async () => {
  await leads.close();
});

const within = { withinMs: 20_000 };
const erase = (id: string) => leads.bus.request(EraseLead, { id, actor: 'contact', receivedAt: new Date().toISOString() }, within);
const progress = (id: string) => leads.bus.request(GetErasure, { id }, within);

/** An erased person, and the time of receipt of what was sent before. */
async function anErasedPerson(): Promise<{ leadId: string; email: string; receivedAt: string; erasedAt: string }> {
  const receivedAt = new Date().toISOString();
  const inquiry = anInquiry({ receivedAt });
  const { leadId } = await leads.bus.request(CaptureLead, inquiry, within);
  return { leadId, email: inquiry.email, receivedAt, erasedAt: (await erase(leadId)).requestedAt };
}

/** Tables of which some row holds a text. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await leads.db.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
  const counted = await Promise.all(
    rows.map(async ({ name }) => ({
      name,
      found: (await leads.db.query(`SELECT FROM ${name} t WHERE to_jsonb(t)::text LIKE $1`, [`%${text}%`])).rowCount ?? 0,
    })),
  );
  return counted.filter(({ found }) => found > 0).map(({ name }) => name);
}

describe('a message that was received before its person was erased, and is handled after that', () => {
  it('of a booking is answered with the erased lead, and nothing of it is stored', async () => {
    const { leadId, email, erasedAt } = await anErasedPerson();
    const inquiry = anInquiry({ email, receivedAt: erasedAt, message: `Hemmelig ${leadId}` });
    expect(await leads.bus.request(CaptureLead, inquiry, within)).toEqual({ leadId });
    await leads.settled();
    expect(await tablesWith(email)).toEqual([]);
    expect(await tablesWith(`Hemmelig ${leadId}`)).toEqual([]);
    const { rows } = await leads.db.query('SELECT FROM consent_records WHERE lead_id = $1', [leadId]);
    expect(rows).toHaveLength(2);
  });

  it('by POST /v1/leads counts as handled, whatever body comes again under its id', async () => {
    const { leadId, email, receivedAt } = await anErasedPerson();
    const submission = aLeadSubmission({ email, receivedAt });
    expect(await leads.bus.request(SubmitLead, submission, within)).toEqual({ repeated: false });
    const { submissionId } = submission;
    expect(await leads.bus.request(GetLeadSubmission, { submissionId }, within)).toEqual({ state: 'stored' });
    expect(await leads.bus.request(SubmitLead, { ...submission, fingerprint: 'other' }, within)).toEqual({ repeated: true });
    await leads.settled();
    expect(await tablesWith(email)).toEqual([]);
    expect(await theRow(leads.db, 'SELECT fingerprint, lead_id FROM submissions WHERE id = $1', [submissionId])).toEqual({
      fingerprint: '',
      lead_id: leadId,
    });
  });

  it('of staff gives the erased lead', async () => {
    const { leadId, email, receivedAt } = await anErasedPerson();
    const { lead, created } = await leads.bus.request(CreateLead, aLeadOfStaff({ email, receivedAt }), within);
    expect({ id: lead.id, created, email: lead.email }).toEqual({ id: leadId, created: false, email: `${leadId}@erased.invalid` });
  });

  it('is that of the erasure which came after it, when a person was erased twice', async () => {
    const first = await anErasedPerson();
    const between = new Date(Date.parse(first.erasedAt) + 1).toISOString();
    const { leadId: second } = await leads.bus.request(CaptureLead, anInquiry({ email: first.email, receivedAt: between }), within);
    await erase(second);
    const captured = (receivedAt: string) => leads.bus.request(CaptureLead, anInquiry({ email: first.email, receivedAt }), within);
    expect(await captured(first.erasedAt)).toEqual({ leadId: first.leadId });
    expect(await captured(between)).toEqual({ leadId: second });
  });

  it('leaves nothing behind, however many of them meet the erasure itself', async () => {
    const receivedAt = new Date().toISOString();
    const first = aLeadSubmission({ receivedAt });
    await leads.bus.request(SubmitLead, first, within);
    const leadId = String((await theRow(leads.db, 'SELECT id FROM leads WHERE email = $1', [first.email]))['id']);
    const late = () => leads.bus.request(SubmitLead, { ...first, submissionId: randomUUID() }, within);
    await Promise.all([late(), late(), late(), erase(leadId), late(), late(), late(), late(), late()]);
    await leads.settled();
    expect(await tablesWith(first.email)).toEqual([]);
    const { rows } = await leads.db.query('SELECT DISTINCT lead_id FROM submissions WHERE received_at = $1', [receivedAt]);
    expect(rows).toEqual([{ lead_id: leadId }]);
  });
});

describe('the keyed hash by which a person is recognized', () => {
  it('is forgotten when the next person is erased more than 30 days later', async () => {
    const { leadId, email } = await anErasedPerson();
    const hashOf = async () => (await theRow(leads.db, 'SELECT email_hash FROM erasures WHERE lead_id = $1', [leadId]))['email_hash'];
    expect(await hashOf()).toMatch(/^[0-9a-f]{64}$/);
    await leads.settled();
    expect(await tablesWith(email)).toEqual([]);
    await leads.db.query("UPDATE erasures SET requested_at = now() - interval '29 days' WHERE lead_id = $1", [leadId]);
    await anErasedPerson();
    expect(await hashOf()).not.toBeNull();
    await leads.db.query("UPDATE erasures SET requested_at = now() - interval '31 days' WHERE lead_id = $1", [leadId]);
    await anErasedPerson();
    expect(await hashOf()).toBeNull();
  });
});

const park = (queue: string, data: object) => putInto(leads.amqpUrl, queue, anEnvelope({ type: 'leads.submit', data }));

describe('parked messages', () => {
  const parking = (['leads', 'leads.submissions', 'leads.events'] as const).map(parkingQueueOf);
  it('of the person are removed from every queue of the service, then its part is done; those of others stay', async () => {
    const { lead } = await leads.bus.request(CreateLead, aLeadOfStaff(), within);
    for (const queue of parking) {
      await park(queue, { email: lead.email, receivedAt: lead.createdAt });
      await park(queue, { email: 'another@lag.example' });
    }
    await erase(lead.id);
    await eventually(async () => expect((await progress(lead.id)).services.leads).not.toBeNull());
    for (const queue of parking) expect(await depthOf(leads.amqpUrl, queue)).toBe(1);
  });

  it('are removed in the end, also when the process ends before they are', async () => {
    const { lead } = await leads.bus.request(CreateLead, aLeadOfStaff(), within);
    const [queue = ''] = parking;
    await park(queue, { email: lead.email });
    const before = await depthOf(leads.amqpUrl, queue);
    // As another process has it that looks through the queue.
    const holder = await connect(leads.amqpUrl);
    await (await holder.createChannel()).assertQueue(`${queue}.turning`, { exclusive: true, durable: false });
    await erase(lead.id);
    await leads.settled();
    await leads.stop();
    expect(await depthOf(leads.amqpUrl, queue)).toBe(before);
    expect(await theRow(leads.db, 'SELECT leads_at FROM erasures WHERE lead_id = $1', [lead.id])).toEqual({ leads_at: null });
    await holder.close();
    await leads.start();
    await eventually(async () => expect((await progress(lead.id)).services.leads).not.toBeNull(), { within: 20_000 });
    expect(await depthOf(leads.amqpUrl, queue)).toBe(before - 1);
  });
});
