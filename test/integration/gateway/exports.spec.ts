import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BookingView, DomainError, ListBookings, type ListBookingsRequest, ListLeads, type ListLeadsRequest } from '#contracts';
import { aBookingView } from '../../support/builders/a-booking-view.js';
import { aLeadView } from '../../support/builders/a-lead-view.js';
import { eventually } from '../../support/eventually.js';
import { startStaffGateway, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';

let staff: StaffGateway;
let pages: ListBookingsRequest[];
let leadPages: ListLeadsRequest[];
/** What the page with this number, from 0, is; the number of all pages. */
let page: (number: number) => BookingView[];
let count: number;

beforeAll(async () => {
  staff = await startStaffGateway([
    answering(ListBookings, (request) => {
      const number = pages.push(request) - 1;
      const items = page(number);
      return { items, next: number + 1 < count ? (items.at(-1)?.id ?? null) : null };
    }),
    answering(ListLeads, (request) => {
      leadPages.push(request);
      return { items: [aLeadView({ notes: '=1+1' })], next: null };
    }),
  ]);
});

beforeEach(() => {
  pages = [];
  leadPages = [];
  page = () => [aBookingView()];
  count = 1;
});

afterAll(() => staff.close());

const get = (path: string) => staff.call('GET', path, { as: 'sales', headers: { accept: 'text/csv' } });
const fetchExport = (signal?: AbortSignal): Promise<Response> =>
  fetch(`${staff.gateway.url}/v1/bookings/export`, {
    headers: { authorization: `Bearer ${staff.keys.sales}` },
    ...(signal === undefined ? {} : { signal }),
  });

/** Of CSV without line breaks in its cells. */
const linesOf = (body: unknown): string[] => String(body).split('\r\n');

describe('an export', () => {
  it('is CSV for spreadsheets: a byte order mark, column names, a line for each', async () => {
    const booking = aBookingView({ contactName: 'Kari, "Kaja" Nordmann', message: 'to\nlinjer', confirmationEmailSent: true });
    page = () => [booking];
    const answer = await fetchExport();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="bookings.csv"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [names = '', row = '', end] = linesOf(bytes.subarray(3).toString());
    expect(names.split(',')).toEqual(Object.keys(booking));
    expect(row).toContain(`,"Kari, ""Kaja"" Nordmann",`);
    expect(row).toContain(',"to\nlinjer",');
    expect(row).toContain(',true,');
    expect(end).toBe('');
  });

  it('has all pages, by the filters of the list', async () => {
    count = 3;
    const bookings = [aBookingView(), aBookingView(), aBookingView()];
    page = (number) => bookings.slice(number, number + 1);
    const answer = await get('/v1/bookings/export?status=pending&q=ka&archived=true');
    const filter = { status: 'pending', q: 'ka', archived: true, quarantined: false };
    expect(pages).toEqual([null, bookings[0]?.id, bookings[1]?.id].map((after) => ({ limit: 100, after, filter })));
    expect(
      linesOf(answer.body)
        .slice(1, -1)
        .map((line) => line.split(',')[0]),
    ).toEqual(bookings.map(({ id }) => id));
  });

  it('of nothing has the column names', async () => {
    page = () => [];
    expect(linesOf((await get('/v1/bookings/export')).body)).toHaveLength(2);
  });

  it.each([['limit=5'], ['cursor=abc'], ['format=xlsx']])('takes no %s', async (query) => {
    expect(await get(`/v1/bookings/export?${query}`)).toMatchObject({ status: 422, body: { errors: [{ rule: 'unknown_field' }] } });
  });

  it.each([['=1+1'], ['+47 22 86 44 00'], ['-1'], ['@SUM(A1)'], ['\t=1'], ['\r=1'], ['＝1+1'], ['＋1'], ['－1'], ['＠A1']])(
    'defuses a cell that begins as %j',
    async (text) => {
      page = () => [aBookingView({ notes: text, contactPhone: text })];
      const { body } = await get('/v1/bookings/export');
      const cells = String(body).replaceAll('"', '');
      expect(cells).toContain(`,'${text},`);
      expect(cells).not.toContain(`,${text},`);
    },
  );

  it('of leads has the same form', async () => {
    const answer = await get('/v1/leads/export?source=partner');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="leads.csv"');
    expect(String(answer.body)).toContain(",'=1+1,");
    expect(leadPages).toEqual([{ limit: 100, after: null, filter: { source: 'partner', quarantined: false } }]);
  });

  it('that fails before it begins is a problem', async () => {
    page = () => {
      throw new DomainError({ code: 'unavailable', detail: 'Not now.' });
    };
    const answer = await get('/v1/bookings/export');
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBeNull();
  });

  it('that fails midway ends its connection: it never looks whole', async () => {
    count = 5;
    page = (number) => {
      if (number === 2) throw new DomainError({ code: 'unavailable', detail: 'Not now.' });
      return [aBookingView()];
    };
    const answer = await fetchExport();
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  it('whose client goes away reads no further page', async () => {
    count = 1_000;
    page = () => Array.from({ length: 500 }, () => aBookingView({ message: 'x'.repeat(5000) }));
    const { signal, abort } = abortable();
    const answer = await fetchExport(signal);
    const reader = answer.body?.getReader();
    await reader?.read();
    abort();
    let read = -1;
    await eventually(
      () => {
        const before = read;
        read = pages.length;
        expect(read).toBe(before);
      },
      { every: 300 },
    );
    expect(read).toBeLessThan(50);
  });

  it('asked for by HEAD reads no page', async () => {
    const answer = await staff.call('HEAD', '/v1/bookings/export');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(pages).toEqual([]);
  });
});

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
