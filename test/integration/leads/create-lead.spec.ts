import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateLead, type CreateLeadRequest, GetLeadHistory, LeadCreated, WithdrawConsent } from '#contracts';
import { aLeadOfStaff } from '../../support/builders/a-lead-submission.js';
import { type LeadsService, startLeadsService } from '../../support/leads-service.js';
import { theRow } from '../../support/rows.js';

let leads: LeadsService;

beforeAll(async () => {
  leads = await startLeadsService();
});

afterAll(async () => {
  await leads.close();
});

const create = (request: CreateLeadRequest) => leads.bus.request(CreateLead, request, { withinMs: 20_000 });

describe('a lead that staff note down', () => {
  it('is made with its consent of any age, and told of without an acknowledgement', async () => {
    const consent = { given: true, timestamp: '2024-03-01T09:00:00.000Z', textVersion: '2026-11-01', textLocale: 'en' } as const;
    const request = aLeadOfStaff({ consent });
    const { lead, created, warnings } = await create(request);
    expect({ created, warnings }).toEqual({ created: true, warnings: [] });
    expect(lead).toMatchObject({ email: request.email, source: 'referral', consentTimestamp: consent.timestamp, version: 1, owner: null });
    await leads.settled();
    expect(leads.heard.about(lead.id)).toEqual([LeadCreated.name]);
    const { items } = await leads.bus.request(GetLeadHistory, { id: lead.id }, { withinMs: 5_000 });
    expect(items).toEqual([{ from: null, to: 'new', actor: 'key:sales', reason: null, at: request.receivedAt }]);
  });

  it('does not get the address of who noted it down', async () => {
    const { lead } = await create(aLeadOfStaff());
    expect(lead.ipAddress).toBeNull();
    expect(await theRow(leads.db, 'SELECT ip_hash FROM consent_records WHERE lead_id = $1', [lead.id])).toEqual({ ip_hash: null });
  });

  it('without consent is refused (gdpr_consent_required)', async () => {
    const request = aLeadOfStaff();
    const refused = create({ ...request, consent: { ...request.consent, given: false } });
    await expect(refused).rejects.toMatchObject({ refusal: { code: 'gdpr_consent_required' } });
  });
});

describe('phone_format_validation', () => {
  it('a phone that is no number is kept as typed, with a warning', async () => {
    const { lead, warnings } = await create(aLeadOfStaff({ phone: 'spør etter Kari' }));
    expect(lead.phone).toBe('spør etter Kari');
    expect(warnings).toEqual([{ rule: 'phone_format_validation', field: 'phone', message: expect.any(String) }]);
  });
});

describe('lead_deduplication_by_email', () => {
  it('a known lead is touched, and no new one is told of', async () => {
    const { lead } = await create(aLeadOfStaff());
    const { lead: same, created } = await create(aLeadOfStaff({ email: lead.email, message: 'Traff henne på messe.' }));
    expect({ id: same.id, created, version: same.version }).toEqual({ id: lead.id, created: false, version: 2 });
    expect(same.notes).toContain('Traff henne på messe.');
    await leads.settled();
    expect(leads.heard.about(lead.id)).toEqual([LeadCreated.name]);
  });

  it('the same request again gives the same lead and the same outcome, also ten times at once', async () => {
    const request = aLeadOfStaff();
    const replies = await Promise.all(Array.from({ length: 10 }, () => create(request)));
    expect(new Set(replies.map(({ lead, created }) => `${lead.id} ${created} ${lead.version}`)).size).toBe(1);
    expect(replies[0]).toMatchObject({ created: true });
    await expect(create({ ...request, fingerprint: randomUUID() })).rejects.toMatchObject({
      refusal: { code: 'idempotency_key_reused' },
    });
  });
});

const noteDownAgain = async (timestamp: (withdrawnAt: Date) => Date) => {
  const { lead } = await create(aLeadOfStaff());
  const withdrawnAt = new Date();
  const change = { id: lead.id, actor: 'contact', receivedAt: withdrawnAt.toISOString() };
  await leads.bus.request(WithdrawConsent, change, { withinMs: 5_000 });
  const request = aLeadOfStaff({ email: lead.email });
  const consent = { ...request.consent, timestamp: timestamp(withdrawnAt).toISOString() };
  return (await create({ ...request, consent })).lead;
};

describe('a consent that was withdrawn', () => {
  it('does not come back by what was consented to before', async () => {
    const lead = await noteDownAgain((withdrawnAt) => new Date(withdrawnAt.getTime() - 1));
    expect(lead).toMatchObject({ consentGiven: false, consentTimestamp: null, consentWithdrawnAt: expect.any(String) });
  });

  it('comes back by a later one', async () => {
    const lead = await noteDownAgain((withdrawnAt) => new Date(withdrawnAt.getTime() + 1));
    expect(lead).toMatchObject({ consentGiven: true, consentTimestamp: expect.any(String), consentWithdrawnAt: null });
  });
});
