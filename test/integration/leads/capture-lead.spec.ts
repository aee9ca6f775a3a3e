import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaptureLead, type CaptureLeadRequest, currentConsentText } from '#contracts';
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

const capture = (inquiry: CaptureLeadRequest, id: string = randomUUID()) =>
  leads.bus.request(CaptureLead, inquiry, { withinMs: 10_000, id });

const receivedAt = new Date('2026-11-20T10:00:00.000Z');

describe('an inquiry of a person who is not known', () => {
  it('makes a lead, its first touch being its last as well', async () => {
    const inquiry = anInquiry();
    const { leadId } = await capture(inquiry);
    expect(await theRow(leads.db, 'SELECT * FROM leads WHERE email = $1', [inquiry.email])).toEqual({
      id: leadId,
      first_name: 'Kari Anne',
      last_name: 'Nordmann',
      email: inquiry.email,
      phone: '+4722864400',
      organization_name: 'Fylkeslaget',
      organization_type: null,
      organization_size: '11-50',
      role_title: 'Daglig leder',
      source: 'website_booking',
      status: 'new',
      owner: null,
      notes: null,
      message: 'Vi har 40 likepersoner.',
      utm_source: 'google',
      utm_medium: 'cpc',
      utm_campaign: 'host',
      last_utm_source: 'google',
      last_utm_medium: 'cpc',
      last_utm_campaign: 'host',
      last_touch_at: receivedAt,
      ip_address: '203.0.113.0',
      consent_given: true,
      consent_timestamp: new Date('2026-11-20T09:59:00.000Z'),
      consent_withdrawn_at: null,
      locale: 'nb',
      time_zone: 'Europe/Oslo',
      quarantined_at: null,
      acknowledged_at: null,
      erased_at: null,
      version: 1,
      created_at: receivedAt,
      updated_at: receivedAt,
    });
  });

  it('of one word has a first name alone', async () => {
    const inquiry = anInquiry({ name: 'Madonna' });
    await capture(inquiry);
    expect(await theRow(leads.db, 'SELECT first_name, last_name FROM leads WHERE email = $1', [inquiry.email])).toEqual({
      first_name: 'Madonna',
      last_name: '',
    });
  });
});

describe('status_transition_enforcement', () => {
  it('the history of a lead begins with it', async () => {
    const { leadId } = await capture(anInquiry());
    expect(await theRow(leads.db, 'SELECT * FROM lead_status_history WHERE lead_id = $1', [leadId])).toEqual({
      id: expect.any(String),
      lead_id: leadId,
      from_status: null,
      to_status: 'new',
      actor: 'contact',
      reason: null,
      at: expect.any(Date),
    });
  });

  it('a lead whose history cannot be written is not made', async () => {
    const inquiry = anInquiry();
    await leads.db.query(`ALTER TABLE lead_status_history ADD CONSTRAINT broken CHECK (actor <> 'contact') NOT VALID`);
    const failure = await capture(inquiry).catch((error: unknown) => error);
    await leads.db.query('ALTER TABLE lead_status_history DROP CONSTRAINT broken');
    expect(failure).toMatchObject({ name: 'RemoteFailure' });
    const { rows } = await leads.db.query('SELECT FROM leads WHERE email = $1', [inquiry.email]);
    expect(rows).toEqual([]);
  });
});

describe('gdpr_consent_required', () => {
  it('a grant is recorded with the exact text that was shown', async () => {
    const { leadId } = await capture(
      anInquiry({ consent: { given: true, timestamp: '2026-11-20T09:59:00.000Z', textVersion: '2026-11-01', textLocale: 'en' } }),
    );
    expect(await theRow(leads.db, 'SELECT * FROM consent_records WHERE lead_id = $1', [leadId])).toEqual({
      id: expect.any(String),
      lead_id: leadId,
      action: 'granted',
      purpose: 'demo_contact',
      legal_basis: 'consent',
      text_version: '2026-11-01',
      text_locale: 'en',
      text_sha256: currentConsentText('en').sha256,
      at: new Date('2026-11-20T09:59:00.000Z'),
      source_url: 'https://www.meander.example/demo',
      ip_hash: 'a'.repeat(64),
      recorded_at: expect.any(Date),
    });
  });

  it('the service refuses an inquiry without consent, whoever sends it, and stores nothing of it', async () => {
    const inquiry = anInquiry({
      consent: { given: false, timestamp: '2026-11-20T09:59:00.000Z', textVersion: '2026-11-01', textLocale: 'nb' },
    });
    expect(await capture(inquiry).catch((error: unknown) => error)).toMatchObject({ refusal: { code: 'gdpr_consent_required' } });
    const { rows } = await leads.db.query('SELECT FROM leads WHERE email = $1', [inquiry.email]);
    expect(rows).toEqual([]);
  });
});
