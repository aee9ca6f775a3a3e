import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaptureLead, GetLeadSubmission, LeadAcknowledgementDue, LeadCreated, SubmitLead, type SubmitLeadRequest } from '#contracts';
import { aLeadSubmission } from '../../support/builders/a-lead-submission.js';
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

const submit = (submission: SubmitLeadRequest, id: string = randomUUID()) =>
  leads.bus.request(SubmitLead, submission, { withinMs: 20_000, id });
const leadOf = (email: string) => theRow(leads.db, 'SELECT * FROM leads WHERE email = $1', [email]);
const idOf = async (email: string): Promise<string> => String((await leadOf(email))['id']);
const hoursLater = (time: string, hours: number): string => new Date(Date.parse(time) + hours * 3_600_000).toISOString();

/** The same person again, so many hours later. */
const again = (first: SubmitLeadRequest, hours: number): SubmitLeadRequest =>
  aLeadSubmission({ email: first.email, receivedAt: hoursLater(first.receivedAt, hours) });

const acknowledgements = async (email: string): Promise<number> => {
  await leads.settled();
  return leads.heard.of(LeadAcknowledgementDue, await idOf(email)).length;
};

describe('a public inquiry', () => {
  it('makes a lead with the id of its time of receipt, and tells of it with an acknowledgement due', async () => {
    const submission = aLeadSubmission();
    expect(await submit(submission)).toEqual({ repeated: false });
    const lead = await leadOf(submission.email);
    const { received } = await theRow(leads.db, 'SELECT uuid_extract_timestamp($1) AS received', [lead['id']]);
    expect(lead).toMatchObject({
      first_name: 'Ola',
      last_name: 'Nordmann',
      organization_type: 'non-profit',
      organization_size: 'om lag 40',
      source: 'website_contact',
      ip_address: '198.51.100.0',
      created_at: received,
      acknowledged_at: received,
      version: 1,
    });
    await leads.settled();
    const id = String(lead['id']);
    const told = { id, status: 'new', email: submission.email, phone: '+4790000000', message: 'Hva koster det?', version: 1 };
    expect(leads.heard.about(id)).toEqual([LeadAcknowledgementDue.name, LeadCreated.name]);
    expect(leads.heard.of(LeadCreated, id)).toEqual([{ lead: expect.objectContaining(told) }]);
    expect(leads.heard.of(LeadAcknowledgementDue, id)).toEqual([
      { lead: expect.objectContaining(told), locale: 'nb', timeZone: 'Europe/Oslo' },
    ]);
  });

  it('without consent is refused, and nothing of it is stored (gdpr_consent_required)', async () => {
    const submission = aLeadSubmission({ consent: { ...aLeadSubmission().consent, given: false } });
    await expect(submit(submission)).rejects.toMatchObject({ refusal: { code: 'gdpr_consent_required' } });
    const { rows } = await leads.db.query('SELECT FROM leads WHERE email = $1', [submission.email]);
    expect(rows).toEqual([]);
    expect(await leads.bus.request(GetLeadSubmission, { submissionId: submission.submissionId }, { withinMs: 5_000 })).toEqual({
      state: 'received',
    });
  });
});

const touch = (utmSource: string) => ({ sourceUrl: null, utmSource, utmMedium: null, utmCampaign: 'host' });

describe('lead_deduplication_by_email', () => {
  it('an inquiry of a known person touches the lead, and does not tell of a new one', async () => {
    const first = aLeadSubmission();
    await submit(first);
    await submit({ ...again(first, 1), message: 'Kan dere ringe?', source: 'event' });
    expect(await leadOf(first.email)).toMatchObject({ version: 2, source: 'website_contact', message: 'Hva koster det?' });
    expect((await leadOf(first.email))['notes']).toContain('New request through event for Fylkeslaget:\nKan dere ringe?');
    await leads.settled();
    expect(leads.heard.of(LeadCreated, await idOf(first.email))).toHaveLength(1);
  });

  it('the first touch stays, the last is replaced, and only by what was received later', async () => {
    const first = aLeadSubmission({ attribution: { ...touch('google'), utmCampaign: null } });
    await submit(first);
    await submit({ ...again(first, 2), attribution: touch('linkedin') });
    await submit({ ...again(first, 1), attribution: touch('bing') });
    expect(await leadOf(first.email)).toMatchObject({
      utm_source: 'google',
      utm_campaign: 'host',
      last_utm_source: 'linkedin',
      last_utm_campaign: 'host',
      last_touch_at: new Date(hoursLater(first.receivedAt, 2)),
    });
  });
});

describe('an Idempotency-Key', () => {
  it('gives the same outcome for the same body, and the submission can be asked for', async () => {
    const submission = aLeadSubmission();
    await submit(submission);
    expect(await submit(submission)).toEqual({ repeated: true });
    expect(await leadOf(submission.email)).toMatchObject({ version: 1, notes: null });
    expect(await leads.bus.request(GetLeadSubmission, { submissionId: submission.submissionId }, { withinMs: 5_000 })).toEqual({
      state: 'stored',
    });
  });

  it('that comes with another body is refused', async () => {
    const submission = aLeadSubmission();
    await submit(submission);
    const other = { ...submission, fingerprint: 'e'.repeat(64), message: 'Noe annet.' };
    await expect(submit(other)).rejects.toMatchObject({ refusal: { code: 'idempotency_key_reused' } });
  });

  it('of a command that is delivered again is no repeat: nobody was answered', async () => {
    const submission = aLeadSubmission();
    const commandId = randomUUID();
    await submit(submission, commandId);
    expect(await submit(submission, commandId)).toEqual({ repeated: false });
    expect(await leadOf(submission.email)).toMatchObject({ version: 1 });
  });

  it('of which ten come at once is handled once', async () => {
    const submission = aLeadSubmission();
    const replies = await Promise.all(Array.from({ length: 10 }, () => submit(submission)));
    expect(replies.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await leadOf(submission.email)).toMatchObject({ version: 1 });
    const { rows } = await leads.db.query('SELECT FROM submissions WHERE id = $1', [submission.submissionId]);
    expect(rows).toHaveLength(1);
  });

  it('of which two bodies come at once takes one of them, and refuses the other', async () => {
    const submission = aLeadSubmission();
    const other = { ...aLeadSubmission(), submissionId: submission.submissionId, fingerprint: 'e'.repeat(64) };
    const outcomes = await Promise.allSettled([submit(submission), submit(other)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await leads.db.query('SELECT FROM leads WHERE email = ANY ($1)', [[submission.email, other.email]]);
    expect(rows).toHaveLength(1);
  });
});

describe('an acknowledgement', () => {
  it('is due once a day: again when a day has passed, not before', async () => {
    const first = aLeadSubmission();
    await submit(first);
    await submit(again(first, 23.9));
    expect(await acknowledgements(first.email)).toBe(1);
    await submit(again(first, 24));
    expect(await acknowledgements(first.email)).toBe(2);
  });

  it('is due once, however many inquiries of a person come at once', async () => {
    const first = aLeadSubmission();
    await Promise.all(Array.from({ length: 20 }, (_, i) => submit(again(first, i / 10))));
    expect(await acknowledgements(first.email)).toBe(1);
    expect((await leadOf(first.email))['version']).toBe(20);
  });

  it('is not due for an inquiry that is handled late: the person has had one for a later one', async () => {
    const first = aLeadSubmission();
    await submit(again(first, 48));
    await submit(first);
    expect(await acknowledgements(first.email)).toBe(1);
  });

  it('is due to who has booked as well: the confirmation of a booking does not count', async () => {
    const inquiry = anInquiry({ receivedAt: new Date().toISOString() });
    await leads.bus.request(CaptureLead, inquiry, { withinMs: 10_000 });
    expect(await acknowledgements(inquiry.email)).toBe(0);
    await submit(aLeadSubmission({ email: inquiry.email }));
    expect(await acknowledgements(inquiry.email)).toBe(1);
  });
});

describe('an inquiry in quarantine', () => {
  it('is stored, and nobody hears of it', async () => {
    const submission = aLeadSubmission({ quarantined: true });
    await submit(submission);
    expect(await leadOf(submission.email)).toMatchObject({ quarantined_at: new Date(submission.receivedAt), acknowledged_at: null });
    await leads.settled();
    expect(leads.heard.about(await idOf(submission.email))).toEqual([]);
  });

  it('is let go by a real one of the same person: then it is told of', async () => {
    const submission = aLeadSubmission({ quarantined: true });
    await submit(submission);
    await submit(again(submission, 1));
    await leads.settled();
    expect(leads.heard.about(await idOf(submission.email))).toEqual([LeadAcknowledgementDue.name, LeadCreated.name]);
  });

  it('in the name of a known person changes nothing but the notes, and tells of nothing', async () => {
    const first = aLeadSubmission();
    await submit(first);
    const before = await leadOf(first.email);
    await submit({ ...again(first, 48), quarantined: true });
    const told = { notes: expect.stringContaining('Held back'), version: expect.any(Number), updated_at: expect.any(Date) };
    expect(await leadOf(first.email)).toEqual({ ...before, ...told });
    expect(await acknowledgements(first.email)).toBe(1);
  });
});
