import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaptureLead, type CaptureLeadRequest } from '#contracts';
import { aLeadRow } from '../../support/builders/a-lead-row.js';
import { anInquiry } from '../../support/builders/an-inquiry.js';
import { type LeadsService, startLeadsService } from '../../support/leads-service.js';
import { insertRow, refusalOf, theRow } from '../../support/rows.js';

let leads: LeadsService;

beforeAll(async () => {
  leads = await startLeadsService();
});

afterAll(async () => {
  await leads.close();
});

const capture = (inquiry: CaptureLeadRequest, id: string = randomUUID()) =>
  leads.bus.request(CaptureLead, inquiry, { withinMs: 20_000, id });
const leadOf = (email: string) => theRow(leads.db, 'SELECT * FROM leads WHERE email = $1', [email]);

/** The second inquiry of a person: everything is different but the address. */
const later = (email: string): CaptureLeadRequest =>
  anInquiry({
    email,
    name: 'Ola Hansen',
    phone: '+4790000000',
    organizationName: 'Et annet lag',
    organizationSize: '1000+',
    roleTitle: 'Styreleder',
    message: 'Kan dere ringe?',
    receivedAt: '2026-11-21T11:30:00.000Z',
    attribution: { sourceUrl: null, utmSource: 'linkedin', utmMedium: null, utmCampaign: 'var' },
    consent: { given: true, timestamp: '2026-11-21T11:29:00.000Z', textVersion: '2026-11-01', textLocale: 'en' },
    client: { ipHash: 'b'.repeat(64), ipAddress: '198.51.100.0' },
  });

describe('lead_deduplication_by_email', () => {
  it('of a known lead the note, the last touch and updated_at move, and nothing else', async () => {
    const first = anInquiry();
    const { leadId } = await capture(first);
    const before = await leadOf(first.email);
    expect(await capture(later(first.email))).toEqual({ leadId });
    expect(await leadOf(first.email)).toEqual({
      ...before,
      notes: '[2026-11-21 11:30 UTC] New request through website_booking for Et annet lag:\nKan dere ringe?',
      last_utm_source: 'linkedin',
      last_utm_medium: null,
      last_utm_campaign: 'var',
      last_touch_at: new Date('2026-11-21T11:30:00.000Z'),
      updated_at: new Date('2026-11-21T11:30:00.000Z'),
      version: 2,
    });
  });

  it('columns that are empty are filled', async () => {
    const email = `tom.${randomUUID()}@fylkeslaget.example`;
    await insertRow(leads.db, 'leads', aLeadRow({ email, last_name: '' }));
    await capture(later(email));
    expect(await leadOf(email)).toMatchObject({
      first_name: 'Kari',
      last_name: 'Hansen',
      phone: '+4790000000',
      organization_name: 'Fylkeslaget',
      organization_size: '1000+',
      role_title: 'Styreleder',
      message: 'Kan dere ringe?',
      utm_source: 'linkedin',
      utm_medium: null,
      utm_campaign: 'var',
      ip_address: '198.51.100.0',
    });
  });

  it('a consent that was withdrawn is given again', async () => {
    const email = `angret.${randomUUID()}@fylkeslaget.example`;
    const withdrawn = { consent_given: false, consent_timestamp: null, consent_withdrawn_at: '2026-11-20T12:00:00Z' };
    await insertRow(leads.db, 'leads', aLeadRow({ email, ...withdrawn }));
    await capture(later(email));
    expect(await leadOf(email)).toMatchObject({
      consent_given: true,
      consent_timestamp: new Date('2026-11-21T11:29:00.000Z'),
      consent_withdrawn_at: null,
    });
  });

  it('a note is appended to the notes that are there', async () => {
    const first = anInquiry();
    await capture(first);
    await leads.db.query('UPDATE leads SET notes = $1 WHERE email = $2', ['Ringt 20. november.', first.email]);
    await capture(later(first.email));
    await capture({ ...later(first.email), message: null, receivedAt: '2026-11-21T12:00:00.000Z' });
    expect(await leadOf(first.email)).toMatchObject({
      notes: [
        'Ringt 20. november.',
        '[2026-11-21 11:30 UTC] New request through website_booking for Et annet lag:\nKan dere ringe?',
        '[2026-11-21 12:00 UTC] New request through website_booking for Et annet lag.',
      ].join('\n\n'),
    });
  });

  it('the history of a known lead is as it was, and each consent is on record', async () => {
    const first = anInquiry();
    const { leadId } = await capture(first);
    await capture(later(first.email));
    const history = await leads.db.query('SELECT FROM lead_status_history WHERE lead_id = $1', [leadId]);
    expect(history.rows).toHaveLength(1);
    const consents = await leads.db.query('SELECT at FROM consent_records WHERE lead_id = $1 ORDER BY at', [leadId]);
    expect(consents.rows).toEqual([{ at: new Date('2026-11-20T09:59:00.000Z') }, { at: new Date('2026-11-21T11:29:00.000Z') }]);
  });

  it('an inquiry that is handled late does not move updated_at back', async () => {
    const first = later(anInquiry().email);
    await capture(first);
    await capture(anInquiry({ email: first.email }));
    expect(await leadOf(first.email)).toMatchObject({ updated_at: new Date('2026-11-21T11:30:00.000Z') });
  });

  it('of 40 inquiries of one person at once there is exactly one lead, with 39 notes', async () => {
    const { email } = anInquiry();
    const replies = await Promise.all(Array.from({ length: 40 }, () => capture(anInquiry({ email, message: null }))));
    const lead = await leadOf(email);
    expect(new Set(replies.map(({ leadId }) => leadId))).toEqual(new Set([lead['id']]));
    expect(String(lead['notes']).split('\n\n')).toHaveLength(39);
    const history = await leads.db.query('SELECT FROM lead_status_history WHERE lead_id = $1', [lead['id']]);
    expect(history.rows).toHaveLength(1);
  });

  it('the same command again, also ten times at once, gives the same reply and changes nothing more', async () => {
    const first = anInquiry();
    const { leadId } = await capture(first);
    const id = randomUUID();
    const replies = await Promise.all(Array.from({ length: 10 }, () => capture(later(first.email), id)));
    replies.push(await capture(later(first.email), id));
    expect(replies).toEqual(Array.from({ length: 11 }, () => ({ leadId })));
    expect(await leadOf(first.email)).toMatchObject({ version: 2 });
    const consents = await leads.db.query('SELECT FROM consent_records WHERE lead_id = $1', [leadId]);
    expect(consents.rows).toHaveLength(2);
  });

  it('the address of a lead that was erased is free for a new one', async () => {
    const email = `glemt.${randomUUID()}@fylkeslaget.example`;
    const erased = aLeadRow({ email, erased_at: '2026-11-20T12:00:00Z' });
    await insertRow(leads.db, 'leads', erased);
    const { leadId } = await capture(anInquiry({ email }));
    expect(leadId).not.toBe(erased['id']);
  });

  it('the database keeps emails normalized and unique among leads that are not erased', async () => {
    const { email } = anInquiry();
    await insertRow(leads.db, 'leads', aLeadRow({ email }));
    expect(await refusalOf(insertRow(leads.db, 'leads', aLeadRow({ email })))).toMatchObject({
      code: '23505',
      constraint: 'idx_leads_email',
    });
    for (const other of [email.toUpperCase(), ` ${email}`]) {
      expect(await refusalOf(insertRow(leads.db, 'leads', aLeadRow({ email: other })))).toMatchObject({
        constraint: 'email_is_normalized',
      });
    }
  });
});

describe('an inquiry in quarantine', () => {
  it('makes a lead in quarantine, which a later real one releases', async () => {
    const { email } = anInquiry();
    const { leadId } = await capture(anInquiry({ email, quarantined: true }));
    expect(await leadOf(email)).toMatchObject({ quarantined_at: new Date('2026-11-20T10:00:00.000Z'), status: 'new' });
    expect(await capture(later(email))).toEqual({ leadId });
    expect(await leadOf(email)).toMatchObject({ quarantined_at: null });
  });

  it('changes nothing of a known lead, and links to it', async () => {
    const first = anInquiry();
    const { leadId } = await capture(first);
    const before = await leadOf(first.email);
    expect(await capture({ ...later(first.email), quarantined: true })).toEqual({ leadId });
    expect(await leadOf(first.email)).toEqual(before);
    const { rows } = await leads.db.query('SELECT FROM consent_records WHERE lead_id = $1', [leadId]);
    expect(rows).toHaveLength(1);
  });
});
