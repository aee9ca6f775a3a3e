import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { CaptureLead, leadSources, leadStatuses } from '#contracts';
import { aLeadRow } from '../../support/builders/a-lead-row.js';
import { anInquiry } from '../../support/builders/an-inquiry.js';
import { type LeadsService, startLeadsService } from '../../support/leads-service.js';
import { insertRow, refusalOf, type Row } from '../../support/rows.js';

let leads: LeadsService;
let leadId: string;

beforeAll(async () => {
  leads = await startLeadsService();
  ({ leadId } = await leads.bus.request(CaptureLead, anInquiry(), { withinMs: 10_000 }));
  const at = '2026-11-20T10:00:00Z';
  const submission = {
    id: uuidv7(),
    fingerprint: 'f',
    command_id: uuidv7(),
    lead_id: leadId,
    created: true,
    received_at: at,
    decided_at: at,
  };
  await insertRow(leads.db, 'submissions', submission);
  await insertRow(leads.db, 'erasures', { lead_id: leadId, requested_at: at, requested_by: 'contact' });
});

afterAll(async () => {
  await leads.close();
});

/** Which constraint refuses a row; undefined when none does. */
const constraintOn = async (columns: Row): Promise<unknown> =>
  (await refusalOf(insertRow(leads.db, 'leads', aLeadRow(columns)))).constraint;

const withoutConsent = { consent_given: false, consent_timestamp: null };

describe('gdpr_consent_required', () => {
  it('the database takes a row without consent only where it was withdrawn or the person is erased', async () => {
    expect(await constraintOn(withoutConsent)).toBe('gdpr_consent_required');
    expect(await constraintOn({ ...withoutConsent, consent_withdrawn_at: '2026-11-20T10:00:00Z' })).toBeUndefined();
    expect(await constraintOn({ ...withoutConsent, erased_at: '2026-11-20T10:00:00Z' })).toBeUndefined();
    expect(await constraintOn({})).toBeUndefined();
  });
});

describe('consent_timestamp_consistency', () => {
  it('the database takes a timestamp exactly where consent is given', async () => {
    expect(await constraintOn({ consent_timestamp: null })).toBe('consent_timestamp_consistency');
    expect(await constraintOn({ consent_given: false, consent_withdrawn_at: '2026-11-20T10:00:00Z' })).toBe(
      'consent_timestamp_consistency',
    );
  });
});

describe('status_enum_validation', () => {
  it('the database takes the statuses of the lifecycle and no other', async () => {
    for (const status of leadStatuses) expect(await constraintOn({ status })).toBeUndefined();
    for (const status of ['', 'New', 'pending']) expect(await constraintOn({ status })).toBe('status_enum_validation');
    for (const source of leadSources) expect(await constraintOn({ source })).toBeUndefined();
    expect(await constraintOn({ source: 'fax' })).toBe('source_enum');
  });
});

describe('message_length_limit', () => {
  it('the database takes 5,000 code points and no more', async () => {
    expect(await constraintOn({ message: '🙂'.repeat(5_000) })).toBeUndefined();
    expect(await constraintOn({ message: 'm'.repeat(5_001) })).toBe('message_length_limit');
  });
});

describe('ip_address_anonymization', () => {
  it.each(['203.0.113.0', '2001:db8:1::', null])('the database takes %s', async (ip_address) => {
    expect(await constraintOn({ ip_address })).toBeUndefined();
  });

  it.each(['203.0.113.77', '203.0.113.0/24', '2001:db8:1:2::', '2001:db8:1::1', '2001:0db8:0001::'])(
    'the database refuses %s',
    async (ip_address) => {
      expect(await constraintOn({ ip_address })).toBe('ip_address_anonymization');
    },
  );
});

describe('required_fields_present', () => {
  it.each(['first_name', 'last_name', 'email', 'organization_name', 'source', 'status', 'consent_given', 'created_at', 'updated_at'])(
    'the database wants a %s',
    async (column) => {
      expect(await refusalOf(insertRow(leads.db, 'leads', aLeadRow({ [column]: null })))).toMatchObject({ code: '23502' });
    },
  );
});

describe('lead_soft_delete_only', () => {
  it.each(['leads', 'lead_status_history', 'consent_records', 'submissions', 'erasures'])(
    'DELETE and TRUNCATE of %s are refused, also to the owner',
    async (table) => {
      for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
        expect(await refusalOf(leads.db.query(statement))).toMatchObject({
          code: '23001',
          message: expect.stringContaining('lead_soft_delete_only'),
        });
        expect(await refusalOf(leads.dbAsService.query(statement))).toMatchObject({ code: '42501' });
      }
      const { rows } = await leads.db.query(`SELECT FROM ${table}`);
      expect(rows.length).toBeGreaterThan(0);
    },
  );
});

const set = (change: string) => refusalOf(leads.db.query(`UPDATE consent_records SET ${change} WHERE lead_id = $1`, [leadId]));

describe('a consent record', () => {
  it.each([
    "text_sha256 = 'x'",
    "at = now() - interval '1 day'",
    "action = 'withdrawn'",
    "source_url = 'https://x.example'",
    "ip_hash = 'x'",
  ])('stays as it was written: %s is refused', async (change) => {
    expect(await set(change)).toMatchObject({ code: '23001' });
  });

  it('loses its personal parts alone, on erasure', async () => {
    expect(await set('source_url = NULL, ip_hash = NULL')).toMatchObject({ code: 'none' });
    expect(await set("source_url = 'https://www.meander.example/demo'")).toMatchObject({ code: '23001' });
  });

  it('cannot be changed by the service, which may only take those parts', async () => {
    for (const column of ['text_sha256', 'at', 'action', 'lead_id', 'recorded_at']) {
      const statement = `UPDATE consent_records SET ${column} = ${column}`;
      expect(await refusalOf(leads.dbAsService.query(statement))).toMatchObject({ code: '42501' });
    }
    expect(await refusalOf(leads.dbAsService.query("UPDATE consent_records SET ip_hash = 'x'"))).toMatchObject({ code: '23001' });
  });
});

const setStep = (db: Pool, change: string) => refusalOf(db.query(`UPDATE lead_status_history SET ${change} WHERE lead_id = $1`, [leadId]));

describe('a step in the history', () => {
  it('stays as it was written, and loses its reason alone, on erasure', async () => {
    for (const change of ["to_status = 'won'", "actor = 'system'", "at = now() - interval '1 day'", "reason = 'x'"]) {
      expect(await setStep(leads.db, change)).toMatchObject({ code: '23001' });
    }
    expect(await setStep(leads.dbAsService, "actor = 'system'")).toMatchObject({ code: '42501' });
    expect(await setStep(leads.dbAsService, 'reason = NULL')).toMatchObject({ code: 'none' });
  });
});

describe('the id of a lead', () => {
  /** Beyond the day in which the version before may still make leads. */
  const inAYear = new Date(Date.now() + 365 * 86_400_000);
  const id = uuidv7({ msecs: inAYear.getTime() });

  it('tells when it was received, so that the order of ids is that of receipt', async () => {
    expect(await constraintOn({ id, created_at: inAYear })).toBeUndefined();
    for (const aside of [-1, 1]) {
      expect(await constraintOn({ id, created_at: new Date(inAYear.getTime() + aside) })).toBe('id_tells_created_at');
    }
  });
});

describe('a submission and an erasure', () => {
  it('stay as they were written, but for what is personal and the progress', async () => {
    const changes = ['UPDATE submissions SET lead_id = lead_id', 'UPDATE erasures SET requested_by = requested_by'];
    for (const change of changes) expect(await refusalOf(leads.dbAsService.query(change))).toMatchObject({ code: '42501' });
  });
});
