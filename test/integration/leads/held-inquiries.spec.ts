import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  BookingReleased,
  CaptureLead,
  EraseLead,
  ExportLead,
  GetLead,
  type LeadView,
  ListLeads,
  ReleaseLead,
  SubmitLead,
} from '#contracts';
import { aLeadSubmission } from '../../support/builders/a-lead-submission.js';
import { anInquiry } from '../../support/builders/an-inquiry.js';
import { eventually } from '../../support/eventually.js';
import { type LeadsService, startLeadsService } from '../../support/leads-service.js';

let leads: LeadsService;

beforeAll(async () => {
  leads = await startLeadsService();
});

afterAll(async () => {
  await leads.close();
});

const within = { withinMs: 10_000 };
const change = (id: string) => ({ id, actor: 'key:sales', receivedAt: new Date().toISOString() });
const read = (id: string): Promise<LeadView> => leads.bus.request(GetLead, { id }, within);
const capture = (inquiry: Parameters<typeof anInquiry>[0]) => leads.bus.request(CaptureLead, anInquiry(inquiry), within);
const leadOf = async (email: string): Promise<LeadView> => {
  const { items } = await leads.bus.request(ListLeads, { limit: 2, after: null, filter: { email } }, within);
  const [lead, ...others] = items;
  if (lead === undefined || others.length > 0) throw new Error('Not exactly one lead.');
  return lead;
};
const consentsOf = async (id: string) => (await leads.bus.request(ExportLead, { id }, within)).consents.length;

describe('a suspected robot in the name of a lead that is known', () => {
  it('lead_deduplication_by_email: its booking changes nothing of the lead until it is released, and then is a repeat like any other', async () => {
    const { leadId } = await capture({ email: 'kjent@held.example', phone: null, message: 'Først' });
    const before = await read(leadId);
    const receivedAt = new Date(Date.now() + 1_000).toISOString();
    await capture({ email: 'kjent@held.example', phone: '+4722864400', message: 'Holdt', receivedAt, quarantined: true });
    expect(await read(leadId)).toEqual(before);
    await leads.tell(BookingReleased, { bookingId: uuidv7(), leadId, receivedAt });
    await eventually(async () => expect((await read(leadId)).phone).toBe('+4722864400'));
    const after = await read(leadId);
    expect(after).toMatchObject({ message: 'Først', lastTouchAt: receivedAt });
    expect(after.notes).toContain('Holdt');
    expect(await consentsOf(leadId)).toBe(2);
  });

  it('an inquiry of another channel is never dropped: the notes tell of it, and a release makes it count', async () => {
    const submission = aLeadSubmission({ phone: null });
    await leads.bus.request(SubmitLead, submission, within);
    const held = aLeadSubmission({ email: submission.email, phone: '+4791234567', message: 'Hva koster det?', quarantined: true });
    await leads.bus.request(SubmitLead, held, within);
    const lead = await leadOf(submission.email);
    expect(lead).toMatchObject({ quarantinedAt: null, phone: null });
    expect(lead.notes).toMatch(/Held back .*\+4791234567.*\nHva koster det\?/);
    const { lead: released } = await leads.bus.request(ReleaseLead, change(lead.id), within);
    expect(released).toMatchObject({ phone: '+4791234567' });
    expect(await consentsOf(lead.id)).toBe(2);
    await expect(leads.bus.request(ReleaseLead, change(lead.id), within)).rejects.toMatchObject({ refusal: { code: 'invalid_state' } });
  });

  it('of a lead that is in quarantine itself is released with it', async () => {
    const first = aLeadSubmission({ phone: null, quarantined: true });
    await leads.bus.request(SubmitLead, first, within);
    await leads.bus.request(SubmitLead, aLeadSubmission({ email: first.email, phone: '+4791234567', quarantined: true }), within);
    const { items } = await leads.bus.request(
      ListLeads,
      { limit: 2, after: null, filter: { email: first.email, quarantined: true } },
      within,
    );
    const { lead } = await leads.bus.request(ReleaseLead, change(items[0]?.id ?? ''), within);
    expect(lead).toMatchObject({ quarantinedAt: null, phone: '+4791234567' });
  });

  it('lead_soft_delete_only: is exported while it is held, and erased with the person', async () => {
    const { leadId } = await capture({ email: 'slettet@held.example' });
    await capture({ email: 'slettet@held.example', message: 'Kanarifugl', quarantined: true });
    expect(JSON.stringify((await leads.bus.request(ExportLead, { id: leadId }, within)).heldInquiries)).toContain('Kanarifugl');
    await leads.bus.request(EraseLead, change(leadId), within);
    const { rows } = await leads.db.query('SELECT inquiry FROM held_inquiries WHERE lead_id = $1', [leadId]);
    expect(rows).toEqual([{ inquiry: null }]);
  });
});
