import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { BookingFilter, BookingView } from '#contracts';
import { systemClock } from '#runtime';
import { GetBookingHandler } from '../../../../apps/bookings/src/queries/get-booking.handler.js';
import { ListBookingsHandler } from '../../../../apps/bookings/src/queries/list-bookings.handler.js';
import { archiveDue } from '../../../../apps/bookings/src/storage/archive.js';
import { type BookingsDatabase, openBookingsDatabase } from '../../../support/bookings-database.js';
import { storeBooking } from '../../../support/bookings-of-months.js';
import type { Row } from '../../../support/rows.js';

let bookings: BookingsDatabase;
let list: ListBookingsHandler;
let get: GetBookingHandler;

beforeAll(async () => {
  bookings = await openBookingsDatabase();
  list = new ListBookingsHandler(bookings.orm.em.fork(), systemClock);
  get = new GetBookingHandler(bookings.orm.em.fork());
});
afterAll(() => bookings.close());

/** Bookings of one test are told from those of others by their lead. */
const store = (row: Row = {}, createdAt?: Date): Promise<string> => storeBooking(bookings.db, row, createdAt);
const found = async (filter: Partial<BookingFilter>, limit = 100): Promise<string[]> =>
  (await list.execute({ limit, after: null, filter: BookingFilter.parse(filter) })).items.map(({ id }) => id);

const minuteMs = 60_000;
const yearMs = 366 * 86_400_000;
const ago = (ms: number): Date => new Date(Date.now() - ms);
const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

describe('a list of bookings', () => {
  it('shows every field of a booking as it is stored', async () => {
    const leadId = uuidv7();
    const createdAt = ago(minuteMs);
    const id = await store({ lead_id: leadId, contact_phone: '+4722864400', scheduled_at: createdAt, webhook_attempts: 3 }, createdAt);
    const { items } = await list.execute({ limit: 10, after: null, filter: BookingFilter.parse({ leadId }) });
    expect(items).toEqual([await get.execute({ id })]);
    expect(BookingView.parse(items[0])).toMatchObject({
      id,
      leadId,
      contactPhone: '+4722864400',
      scheduledAt: createdAt.toISOString(),
      createdAt: createdAt.toISOString(),
      confirmationEmailSent: false,
      webhookAttempts: 3,
      archivedAt: null,
    });
  });

  it.each([
    ['status', () => ({ row: { status: 'cancelled' }, filter: { status: 'cancelled' as const } })],
    ['email', () => ({ row: { contact_email: 'kari@bokn.example' }, filter: { email: 'kari@bokn.example' } })],
    [
      'organizationId',
      () => {
        const organizationId = randomUUID();
        return { row: { organization_id: organizationId }, filter: { organizationId } };
      },
    ],
    ['quarantined', () => ({ row: { quarantined_at: new Date() }, filter: { quarantined: true } })],
  ])('by %s has those alone that match', async (_name, given) => {
    const leadId = uuidv7();
    const { row, filter } = given();
    const id = await store({ lead_id: leadId, ...row });
    await store({ lead_id: leadId });
    expect(await found({ leadId, ...filter })).toEqual([id]);
    expect(await found(filter)).toContain(id);
  });

  it('hides what is quarantined', async () => {
    const leadId = uuidv7();
    await store({ lead_id: leadId, quarantined_at: new Date() });
    expect(await found({ leadId })).toEqual([]);
  });

  it('by the time of creation includes its beginning and excludes its end', async () => {
    const leadId = uuidv7();
    const at = ago(minuteMs);
    const id = await store({ lead_id: leadId }, at);
    const within = (from: Date, to: Date) => found({ leadId, createdFrom: from.toISOString(), createdTo: to.toISOString() });
    expect(await within(at, later(at, 1))).toEqual([id]);
    expect(await within(later(at, -1), at)).toEqual([]);
    expect(await within(later(at, 1), later(at, minuteMs))).toEqual([]);
  });

  it('by the time of the demo includes its beginning and excludes its end', async () => {
    const leadId = uuidv7();
    const at = ago(-86_400_000);
    const id = await store({ lead_id: leadId, status: 'confirmed', scheduled_at: at });
    await store({ lead_id: leadId });
    const within = (from: Date, to: Date) => found({ leadId, scheduledFrom: from.toISOString(), scheduledTo: to.toISOString() });
    expect(await within(at, later(at, 1))).toEqual([id]);
    expect(await within(later(at, -1), at)).toEqual([]);
    expect(await within(later(at, 1), later(at, minuteMs))).toEqual([]);
  });
});

describe('a search', () => {
  const person = {
    contact_name: 'Øyvind Ærlig',
    contact_email: 'oyvind@sør-lag.example',
    organization_name: 'Ås 100 % Likeperson_lag \\ AS',
  };

  it.each(['øyvind', 'ÆRLIG', 'vind ær', 'OYVIND@', 'sør-lag', 'likeperson', 'ÅS 100'])('finds %j whatever its case', async (q) => {
    const leadId = uuidv7();
    const id = await store({ lead_id: leadId, ...person });
    await store({ lead_id: leadId });
    expect(await found({ leadId, q })).toEqual([id]);
  });

  it.each(['100 %', 'n_l', '\\ AS', '%', '_'])('takes %j as it is written', async (q) => {
    const leadId = uuidv7();
    const id = await store({ lead_id: leadId, ...person });
    await store({ lead_id: leadId });
    expect(await found({ leadId, q })).toEqual([id]);
  });

  it.each(['1%0', 'øy_ind', 'Ærlig oyvind', '\\%'])('does not find %j', async (q) => {
    const leadId = uuidv7();
    await store({ lead_id: leadId, ...person });
    expect(await found({ leadId, q })).toEqual([]);
  });
});

/** Reads to the end; `between` happens after each page. */
const idsByPages = async (filter: Partial<BookingFilter>, limit: number, between: () => Promise<unknown>): Promise<string[][]> => {
  const pages: string[][] = [];
  for (let after: string | null = null, isLast = false; !isLast;) {
    const page = await list.execute({ limit, after, filter: BookingFilter.parse(filter) });
    pages.push(page.items.map(({ id }) => id));
    after = page.next;
    isLast = after === null;
    await between();
  }
  return pages;
};

describe('pages', () => {
  it('follow each other without gap or double while bookings come in', async () => {
    const leadId = uuidv7();
    const stored: string[] = [];
    // Across months, and several in the same millisecond.
    for (let i = 0; i < 9; i++) stored.push(await store({ lead_id: leadId }, ago(Math.floor(i / 3) * 40 * 86_400_000 + minuteMs)));
    const pages = await idsByPages({ leadId }, 2, () => store({ lead_id: leadId }));
    expect(pages.flat()).toEqual(stored.toSorted().toReversed());
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 2, 1]);
  });

  it('end where the last row is the last of a full page', async () => {
    const leadId = uuidv7();
    await store({ lead_id: leadId });
    await store({ lead_id: leadId });
    expect(await idsByPages({ leadId }, 2, () => Promise.resolve())).toHaveLength(1);
    expect(await idsByPages({ leadId: uuidv7() }, 2, () => Promise.resolve())).toEqual([[]]);
  });
});

describe('an archived booking', () => {
  it('is read by its id, and listed when asked for, by the same filters', async () => {
    const leadId = uuidv7();
    const createdAt = ago(yearMs + minuteMs);
    const id = await store({ lead_id: leadId, contact_name: 'Arkivar Dal' }, createdAt);
    const hot = await store({ lead_id: leadId, contact_name: 'Arkivar Dal' });
    const before = await get.execute({ id });
    const now = new Date();
    await archiveDue(bookings.orm.em.fork(), now, new AbortController().signal);
    expect(await get.execute({ id })).toEqual({ ...before, archivedAt: now.toISOString() });
    expect(await found({ leadId })).toEqual([hot]);
    expect(await found({ leadId, archived: true })).toEqual([id]);
    expect(await found({ leadId, archived: true, q: 'arkivar', status: 'pending', createdFrom: createdAt.toISOString() })).toEqual([id]);
    expect(await found({ leadId, archived: true, createdTo: createdAt.toISOString() })).toEqual([]);
    expect(await found({ leadId, archived: true, quarantined: true })).toEqual([]);
  });

  it('of an id that nobody has is not found', async () => {
    await expect(get.execute({ id: uuidv7() })).rejects.toMatchObject({ refusal: { code: 'not_found' } });
    await expect(get.execute({ id: randomUUID() })).rejects.toMatchObject({ refusal: { code: 'not_found' } });
  });
});
