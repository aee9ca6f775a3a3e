import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { ListLeads } from '#contracts';
import { aLeadRow } from '../../support/builders/a-lead-row.js';
import { type LeadsService, startLeadsService } from '../../support/leads-service.js';
import { insertRow, type Row } from '../../support/rows.js';

let leads: LeadsService;
/** Of this test alone: every test sees the leads of the others as well. */
let owner: string;

beforeAll(async () => {
  leads = await startLeadsService();
});

afterAll(async () => {
  await leads.close();
});

beforeEach(() => {
  owner = `user:${randomUUID()}`;
});

type Filter = z.input<typeof ListLeads.request>['filter'];

const minute = (n: number): Date => new Date(Date.parse('2026-10-01T12:00:00Z') + n * 60_000);

/** A lead of the test, received in its n-th minute. */
async function insert(n: number, columns: Row = {}): Promise<string> {
  const at = minute(n);
  const row = aLeadRow({ id: uuidv7({ msecs: at.getTime() }), created_at: at, owner, ...columns });
  await insertRow(leads.db, 'leads', row);
  return String(row['id']);
}

const page = (filter: Filter, limit = 100, after: string | null = null) =>
  leads.bus.request(ListLeads, { limit, after, filter }, { withinMs: 10_000 });
const idsOf = async (filter: Filter): Promise<string[]> => (await page({ owner, ...filter })).items.map(({ id }) => id);

describe('a list of leads', () => {
  it('is newest first, in pages that neither overlap nor leave one out, also while new ones come', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.unshift(await insert(n));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { items, next } = await page({ owner }, 3, after);
      seen.push(...items.map(({ id }) => id));
      after = next;
      await insert(100 + seen.length);
    } while (after !== null);
    expect(seen).toEqual(ids);
  });

  it('says that there is no more when a page is just full', async () => {
    for (let n = 0; n < 3; n++) await insert(n);
    expect(await page({ owner }, 3)).toMatchObject({ next: null });
    expect((await page({ owner }, 2)).next).not.toBeNull();
  });

  it('tells every column as the lead itself does', async () => {
    const email = `kari.${randomUUID()}@fylkeslaget.example`;
    const id = await insert(1, { email, notes: 'Ringt.', phone: '+4722864400', acknowledged_at: minute(2), updated_at: minute(3) });
    expect((await page({ owner })).items).toEqual([
      expect.objectContaining({
        id,
        email,
        notes: 'Ringt.',
        owner,
        createdAt: minute(1).toISOString(),
        updatedAt: minute(3).toISOString(),
      }),
    ]);
  });

  it('filters by status, source, email, organization and owner, all that are given', async () => {
    const email = `kari.${randomUUID()}@fylkeslaget.example`;
    const hit = await insert(1, { status: 'contacted', source: 'event', email, organization_name: 'Ærlig Lag' });
    await insert(2);
    for (const filter of [
      { status: 'contacted' },
      { source: 'event' },
      { email: email.toUpperCase() },
      { organizationName: 'ærlig lag' },
    ] as const) {
      expect(await idsOf(filter)).toEqual([hit]);
    }
    expect(await idsOf({ status: 'contacted', source: 'event', email })).toEqual([hit]);
    expect(await idsOf({ status: 'contacted', source: 'referral' })).toEqual([]);
    expect(await idsOf({ organizationName: 'Ærlig' })).toEqual([]);
  });

  it('filters by creation, the beginning inclusive and the end not', async () => {
    const [, second, third] = [await insert(1), await insert(2), await insert(3), await insert(4)];
    expect(await idsOf({ createdFrom: minute(2).toISOString(), createdTo: minute(4).toISOString() })).toEqual([third, second]);
    expect(await idsOf({ createdFrom: minute(5).toISOString() })).toEqual([]);
  });

  it('shows what is in quarantine when asked for, and only then', async () => {
    const [free, held] = [await insert(1), await insert(2, { quarantined_at: minute(2) })];
    expect(await idsOf({})).toEqual([free]);
    expect(await idsOf({ quarantined: true })).toEqual([held]);
  });

  it('does not find an erased lead by its placeholder', async () => {
    await insert(1, { email: 'x@erased.invalid', erased_at: minute(2) });
    expect(await idsOf({ email: 'x@erased.invalid' })).toEqual([]);
  });
});

describe('q', () => {
  it.each([
    ['a first name', 'kAr'],
    ['a last name, with its umlauts', 'ØDEGÅ'],
    ['both names', 'kari øde'],
    ['an email', 'K.O@LAG'],
    ['an organization', '100% frivill'],
    ['a line of two characters', 'Ød'],
  ])('finds %s', async (_what, q) => {
    const id = await insert(1, {
      first_name: 'Kari',
      last_name: 'Ødegård',
      email: `k.o@lag-${randomUUID()}.example`,
      organization_name: 'Vi er 100% frivillige_',
    });
    await insert(2, { first_name: 'Per', last_name: 'Li', organization_name: 'Andre', email: `per@annet-${randomUUID()}.example` });
    expect(await idsOf({ q })).toEqual([id]);
  });

  it.each(['%%', '__', '\\\\', 'k%i', 'K_ri', "'; DROP TABLE leads; --"])('takes %s as it is', async (q) => {
    await insert(1);
    expect(await idsOf({ q })).toEqual([]);
  });

  it('does not reach over two fields', async () => {
    await insert(1, { organization_name: 'Laget', email: `k@lag-${randomUUID()}.example` });
    expect(await idsOf({ q: '.exampleLaget' })).toEqual([]);
  });
});
