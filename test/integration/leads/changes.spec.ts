import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import {
  AddLeadNote,
  CaptureLead,
  ChangeLead,
  CreateLead,
  GetLead,
  GetLeadHistory,
  LeadAcknowledgementDue,
  LeadCreated,
  type LeadStatus,
  LeadStatusChanged,
  type LeadView,
  ReleaseLead,
  SubmitLead,
  TransitionLead,
  WithdrawConsent,
} from '#contracts';
import { aLeadOfStaff, aLeadSubmission } from '../../support/builders/a-lead-submission.js';
import { anInquiry } from '../../support/builders/an-inquiry.js';
import { type LeadsService, startLeadsService } from '../../support/leads-service.js';
import { theRow } from '../../support/rows.js';

let leads: LeadsService;

beforeAll(async () => {
  leads = await startLeadsService();
});

afterAll(async () => {
  await leads.close();
});

const within = { withinMs: 10_000 };
const aLead = async (): Promise<LeadView> => (await leads.bus.request(CreateLead, aLeadOfStaff(), within)).lead;
const by = (id: string, more: { ifVersion?: number[]; actor?: string } = {}) => ({
  id,
  actor: 'user:kari',
  receivedAt: new Date().toISOString(),
  ...more,
});
const change = (id: string, fields: z.input<typeof ChangeLead.request>['fields'], ifVersion?: number[]) =>
  leads.bus.request(ChangeLead, { ...by(id, ifVersion === undefined ? {} : { ifVersion }), fields }, within);
const move = (id: string, to: LeadStatus, reason: string | null = null) =>
  leads.bus.request(TransitionLead, { ...by(id), to, reason }, within);
const release = (id: string) => leads.bus.request(ReleaseLead, by(id), within);
const withdraw = (id: string) => leads.bus.request(WithdrawConsent, by(id, { actor: 'contact' }), within);
const refusedWith = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

describe('a change of a lead', () => {
  it('sets what is given, clears what is null, leaves the rest, and counts', async () => {
    const before = await aLead();
    const { lead, warnings } = await change(before.id, { owner: 'user:kari', roleTitle: null, lastName: 'Berg', locale: 'en' });
    expect(warnings).toEqual([]);
    expect(lead).toEqual({
      ...before,
      owner: 'user:kari',
      roleTitle: null,
      lastName: 'Berg',
      locale: 'en',
      version: 2,
      updatedAt: expect.any(String),
    });
    expect(await leads.bus.request(GetLead, { id: before.id }, within)).toEqual(lead);
  });

  it('keeps a phone in E.164, and as typed with a warning when it is none (phone_format_validation)', async () => {
    const { id } = await aLead();
    expect(await change(id, { phone: '22 86 44 00' })).toMatchObject({ lead: { phone: '+4722864400' }, warnings: [] });
    expect(await change(id, { phone: 'linje 3' })).toMatchObject({
      lead: { phone: 'linje 3' },
      warnings: [{ rule: 'phone_format_validation', field: 'phone' }],
    });
    expect(await change(id, { phone: null })).toMatchObject({ lead: { phone: null }, warnings: [] });
  });

  it('is made only to a version that was expected', async () => {
    const { id } = await aLead();
    await change(id, { owner: 'a' }, [1, 7]);
    await expect(change(id, { owner: 'b' }, [1])).rejects.toEqual(refusedWith('version_mismatch'));
    expect(await leads.bus.request(GetLead, { id }, within)).toMatchObject({ owner: 'a', version: 2 });
  });

  it('of ten that expect one version at once is made once', async () => {
    const { id } = await aLead();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => change(id, { owner: `${i}` }, [1])));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await leads.bus.request(GetLead, { id }, within)).toMatchObject({ version: 2 });
  });

  it('of a lead that is not there is refused, as is every question about it', async () => {
    const id = randomUUID();
    await expect(change(id, { owner: 'a' })).rejects.toEqual(refusedWith('not_found'));
    await expect(move(id, 'contacted')).rejects.toEqual(refusedWith('not_found'));
    await expect(leads.bus.request(GetLead, { id }, within)).rejects.toEqual(refusedWith('not_found'));
    await expect(leads.bus.request(GetLeadHistory, { id }, within)).rejects.toEqual(refusedWith('not_found'));
  });
});

describe('status_transition_enforcement', () => {
  it('a step is in the history, counts, and is told of', async () => {
    const { id } = await aLead();
    expect(await move(id, 'contacted', 'Ringte tilbake.')).toMatchObject({ lead: { status: 'contacted', version: 2 }, warnings: [] });
    const { items } = await leads.bus.request(GetLeadHistory, { id }, within);
    expect(items).toEqual([
      { from: null, to: 'new', actor: 'key:sales', reason: null, at: expect.any(String) },
      { from: 'new', to: 'contacted', actor: 'user:kari', reason: 'Ringte tilbake.', at: expect.any(String) },
    ]);
    await leads.settled();
    expect(leads.heard.of(LeadStatusChanged, id)).toEqual([
      { from: 'new', to: 'contacted', lead: expect.objectContaining({ id, status: 'contacted', version: 2 }) },
    ]);
  });

  it.each<LeadStatus>(['new', 'qualified', 'won'])('new does not become %s, and nothing is left of the try', async (to) => {
    const { id } = await aLead();
    await expect(move(id, to)).rejects.toEqual(refusedWith('status_transition_enforcement'));
    expect(await leads.bus.request(GetLead, { id }, within)).toMatchObject({ status: 'new', version: 1 });
    expect((await leads.bus.request(GetLeadHistory, { id }, within)).items).toHaveLength(1);
    await leads.settled();
    expect(leads.heard.of(LeadStatusChanged, id)).toEqual([]);
  });

  it('of steps that exclude each other exactly one wins', async () => {
    const { id } = await aLead();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => move(id, 'contacted')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await leads.bus.request(GetLeadHistory, { id }, within)).items).toHaveLength(2);
  });
});

describe('a note', () => {
  it('is appended, with its time and its author', async () => {
    const { id } = await aLead();
    const note = (text: string) => leads.bus.request(AddLeadNote, { ...by(id), receivedAt: '2026-11-21T10:05:00.000Z', text }, within);
    await note('Ringte.');
    expect(await note('Ringte igjen.')).toMatchObject({
      lead: { notes: '[2026-11-21 10:05 UTC, user:kari] Ringte.\n\n[2026-11-21 10:05 UTC, user:kari] Ringte igjen.', version: 3 },
    });
  });

  it('of which ten are written at once is none lost', async () => {
    const { id } = await aLead();
    await Promise.all(Array.from({ length: 10 }, (_, i) => leads.bus.request(AddLeadNote, { ...by(id), text: `nr. ${i}` }, within)));
    const { notes } = await leads.bus.request(GetLead, { id }, within);
    expect(notes?.split('\n\n')).toHaveLength(10);
  });
});

const quarantined = async (): Promise<string> => {
  const submission = aLeadSubmission({ quarantined: true });
  await leads.bus.request(SubmitLead, submission, within);
  return String((await theRow(leads.db, 'SELECT id FROM leads WHERE email = $1', [submission.email]))['id']);
};

describe('a release from quarantine', () => {
  it('tells of the lead, and acknowledges who wrote', async () => {
    const id = await quarantined();
    await move(id, 'contacted');
    expect(await release(id)).toMatchObject({ lead: { quarantinedAt: null, version: 3 } });
    await leads.settled();
    expect(leads.heard.about(id)).toEqual([LeadAcknowledgementDue.name, LeadCreated.name]);
  });

  it('of a lead that came by a booking acknowledges nothing', async () => {
    const { leadId } = await leads.bus.request(CaptureLead, anInquiry({ quarantined: true }), within);
    await release(leadId);
    await leads.settled();
    expect(leads.heard.about(leadId)).toEqual([LeadCreated.name]);
  });

  it('of what is in none is refused, also when two come at once', async () => {
    const { id } = await aLead();
    await expect(release(id)).rejects.toEqual(refusedWith('invalid_state'));
    const held = await quarantined();
    const outcomes = await Promise.allSettled([release(held), release(held)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('gdpr_consent_required', () => {
  it('a withdrawal clears the consent and is on record, with the text that was agreed to', async () => {
    const { id } = await aLead();
    const { lead } = await withdraw(id);
    expect(lead).toMatchObject({ consentGiven: false, consentTimestamp: null, consentWithdrawnAt: expect.any(String), version: 2 });
    const { rows } = await leads.db.query(
      'SELECT action, purpose, text_version, text_locale, text_sha256 FROM consent_records WHERE lead_id = $1 ORDER BY id',
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['granted', 'withdrawn']);
    expect({ ...rows[1], action: 'granted' }).toEqual(rows[0]);
  });

  it('a withdrawal that is asked for again changes nothing', async () => {
    const { id } = await aLead();
    const first = await withdraw(id);
    expect(await withdraw(id)).toEqual(first);
    const { rows } = await leads.db.query('SELECT FROM consent_records WHERE lead_id = $1', [id]);
    expect(rows).toHaveLength(2);
  });
});

describe('a change whose message comes again', () => {
  it('is made once, and answered both times', async () => {
    const { id } = await aLead();
    const message = { ...within, id: uuidv7() };
    const note = { ...by(id), text: 'Ringte Kari.' };
    for (let n = 0; n < 2; n++) await leads.bus.request(AddLeadNote, note, message);
    const { lead } = await leads.bus.request(AddLeadNote, note, message);
    expect(lead.notes?.match(/Ringte Kari\./g)).toHaveLength(1);
    expect(lead.version).toBe(2);
    const step = { ...within, id: uuidv7() };
    for (let n = 0; n < 2; n++) {
      expect((await leads.bus.request(TransitionLead, { ...by(id), to: 'contacted', reason: null }, step)).lead.status).toBe('contacted');
    }
  });
});
