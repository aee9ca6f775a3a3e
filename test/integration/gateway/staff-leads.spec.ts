import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  AddLeadNote,
  type Change,
  ChangeLead,
  DomainError,
  EraseLead,
  ExportBookings,
  ExportLead,
  ExportNotifications,
  GetErasure,
  GetLead,
  GetLeadHistory,
  type LeadView,
  ListLeads,
  type ListLeadsRequest,
  ReleaseLead,
  TransitionLead,
} from '#contracts';
import { aBookingView } from '../../support/builders/a-booking-view.js';
import { aLeadView } from '../../support/builders/a-lead-view.js';
import { startStaffGateway, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';

let staff: StaffGateway;
let lead: LeadView;
let lists: ListLeadsRequest[];
let asked: [name: string, change: Change & Record<string, unknown>][];
let refusal: DomainError | undefined;

const at = '2026-11-21T10:00:00.000Z';
const changing = (name: string) => (change: Change & Record<string, unknown>) => {
  asked.push([name, change]);
  if (refusal !== undefined) throw refusal;
  return { lead: { ...lead, version: 8 }, warnings: [] };
};
const erasure = () => ({
  leadId: lead.id,
  requestedAt: at,
  requestedBy: 'key:operations',
  services: { leads: at, bookings: null, notifications: null },
  completedAt: null,
});
const booking = aBookingView();

beforeAll(async () => {
  staff = await startStaffGateway([
    answering(ListLeads, (request) => {
      lists.push(request);
      return { items: [lead], next: null };
    }),
    answering(GetLead, ({ id }) => {
      if (id === lead.id) return lead;
      throw new DomainError({ code: 'not_found', detail: 'There is no such lead.' });
    }),
    answering(GetLeadHistory, () => ({ items: [{ from: null, to: 'new' as const, actor: 'system', reason: null, at }] })),
    answering(ChangeLead, (change) => changing('change')(change)),
    answering(TransitionLead, (change) => changing('transition')(change)),
    answering(AddLeadNote, (change) => changing('note')(change)),
    answering(ReleaseLead, (change) => changing('release')(change)),
    answering(EraseLead, (change) => {
      asked.push(['erase', change]);
      return erasure();
    }),
    answering(GetErasure, erasure),
    answering(ExportLead, () => ({ lead, consents: [], history: [], submissions: [], heldInquiries: [] })),
    answering(ExportBookings, () => ({ bookings: [{ booking, history: [], submissions: [] }] })),
    answering(ExportNotifications, () => ({ events: [], deliveries: [], reminders: [] })),
  ]);
});

beforeEach(() => {
  lead = aLeadView({ version: 7 });
  lists = [];
  asked = [];
  refusal = undefined;
});

afterAll(() => staff.close());

const sales = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  staff.call(method, path, { as: 'sales', body, headers });
const brokenOf = (body: unknown): string[] =>
  Object(body).errors.map(({ field, rule }: { field: string; rule: string }) => `${field}: ${rule}`);

describe('the list of leads', () => {
  it('has every filter that is given', async () => {
    const filter = {
      status: 'qualified',
      source: 'partner',
      email: 'KARI@fylkeslaget.example',
      organizationName: 'Fylkeslaget',
      owner: 'ola',
      createdFrom: at,
      createdTo: at,
      q: 'ka',
      quarantined: 'false',
    };
    const answer = await sales('GET', `/v1/leads?${new URLSearchParams({ ...filter, limit: '1' }).toString()}`);
    expect(answer).toMatchObject({ status: 200, body: { items: [lead], nextCursor: null } });
    expect(lists).toEqual([{ limit: 1, after: null, filter: { ...filter, email: 'kari@fylkeslaget.example', quarantined: false } }]);
  });

  it.each([
    ['status=pending', 'status: status_enum_validation'],
    ['source=telepathy', 'source: enum_value'],
    ['email=kari', 'email: email_format_validation'],
    ['archived=true', 'archived: unknown_field'],
    ['leadId=1', 'leadId: unknown_field'],
  ])('with %s is 422', async (query, broken) => {
    expect(brokenOf((await sales('GET', `/v1/leads?${query}`)).body)).toEqual([broken]);
  });
});

describe('one lead', () => {
  it('comes with its version as ETag, and its history', async () => {
    const answer = await sales('GET', `/v1/leads/${lead.id}`);
    expect(answer).toMatchObject({ status: 200, body: lead });
    expect(answer.headers.get('etag')).toBe('"7"');
    expect((await sales('GET', `/v1/leads/${lead.id}/history`)).body).toEqual({
      items: [{ from: null, to: 'new', actor: 'system', reason: null, at }],
    });
    expect((await sales('GET', `/v1/leads/${uuidv7()}`)).status).toBe(404);
    expect((await sales('GET', '/v1/leads/42')).status).toBe(404);
  });

  it.each([['sales'], ['admin'], [null]] as const)('lead_soft_delete_only: cannot be deleted by %s', async (as) => {
    const answer = await staff.call('DELETE', `/v1/leads/${lead.id}`, { as });
    expect(answer).toMatchObject({ status: 405, body: { code: 'lead_soft_delete_only' } });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, PATCH');
  });
});

describe('PATCH of a lead', () => {
  it('sends the fields as they are read; the phone as it was typed', async () => {
    const fields = { firstName: 'Kari', phone: 'ring sentralbordet', owner: 'ola', roleTitle: null };
    const answer = await sales('PATCH', `/v1/leads/${lead.id}`, { ...fields, locale: 'en-GB' }, { 'if-match': '"7"' });
    expect(answer).toMatchObject({ status: 200, body: { ...lead, version: 8, warnings: [] } });
    expect(answer.headers.get('etag')).toBe('"8"');
    expect(asked).toEqual([
      ['change', { id: lead.id, actor: 'key:crm', receivedAt: expect.any(String), ifVersion: [7], fields: { ...fields, locale: 'en' } }],
    ]);
  });

  it.each([
    ['nothing', {}, 'body: required_fields_present'],
    ['its status', { status: 'won' }, 'status: unknown_field'],
    ['its email', { email: 'x@example.no' }, 'email: unknown_field'],
    ['its notes', { notes: 'x' }, 'notes: unknown_field'],
    ['null for its name', { firstName: null }, 'firstName: required_fields_present'],
    ['a language that is none', { locale: 'de' }, 'locale: enum_value'],
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone: invalid_format'],
  ])('with %s is 422', async (_what, body, broken) => {
    expect(brokenOf((await sales('PATCH', `/v1/leads/${lead.id}`, body)).body)).toEqual([broken]);
    expect(asked).toEqual([]);
  });
});

describe('work on a lead', () => {
  it('takes it a step further', async () => {
    const answer = await sales('POST', `/v1/leads/${lead.id}/transitions`, { to: 'contacted', reason: 'Ringte' });
    expect(answer).toMatchObject({ status: 200, body: { id: lead.id, version: 8 } });
    expect(asked).toEqual([
      ['transition', { id: lead.id, actor: 'key:crm', receivedAt: expect.any(String), to: 'contacted', reason: 'Ringte' }],
    ]);
  });

  it('status_transition_enforcement: a step that the service refuses is 409', async () => {
    refusal = new DomainError({ code: 'status_transition_enforcement', detail: 'From new one gets to contacted.' });
    expect(await sales('POST', `/v1/leads/${lead.id}/transitions`, { to: 'won' })).toMatchObject({
      status: 409,
      body: { code: 'status_transition_enforcement' },
    });
  });

  it.each([
    ['transitions', {}, 'to: required_fields_present'],
    ['transitions', { to: 'pending' }, 'to: status_enum_validation'],
    ['transitions', { to: 7 }, 'to: invalid_type'],
    ['notes', {}, 'text: required_fields_present'],
    ['notes', { text: '<script>' }, 'text: xss_sanitization'],
    ['notes', { text: 'x'.repeat(5001) }, 'text: max_length'],
  ])('%s with %j is 422', async (what, body, broken) => {
    expect(brokenOf((await sales('POST', `/v1/leads/${lead.id}/${what}`, body)).body)).toEqual([broken]);
  });

  it('a note is 201 with the lead', async () => {
    const answer = await sales('POST', `/v1/leads/${lead.id}/notes`, { text: 'Ringte\nIngen svar' });
    expect(answer).toMatchObject({ status: 201, body: { id: lead.id, version: 8 } });
    expect(asked[0]?.[1]).toMatchObject({ text: 'Ringte\nIngen svar' });
  });

  it('a note without a body is 400', async () => {
    expect((await sales('POST', `/v1/leads/${lead.id}/notes`)).status).toBe(400);
  });

  it('lets it out of quarantine', async () => {
    expect((await sales('POST', `/v1/leads/${lead.id}/release`)).status).toBe(200);
    refusal = new DomainError({ code: 'invalid_state', detail: 'It is not quarantined.' });
    expect((await sales('POST', `/v1/leads/${lead.id}/release`)).status).toBe(409);
  });
});

describe('the rights of the person', () => {
  it('are for admins', async () => {
    expect((await sales('POST', `/v1/leads/${lead.id}/erasure`)).status).toBe(403);
    expect((await sales('GET', `/v1/leads/${lead.id}/erasure`)).status).toBe(403);
    expect((await sales('GET', `/v1/leads/${lead.id}/data-export`)).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('an erasure is 202 with its progress, and where to ask for it', async () => {
    const answer = await staff.call('POST', `/v1/leads/${lead.id}/erasure`);
    expect(answer).toMatchObject({ status: 202, body: erasure() });
    expect(answer.headers.get('location')).toBe(`/v1/leads/${lead.id}/erasure`);
    expect(asked).toEqual([['erase', { id: lead.id, actor: 'key:operations', receivedAt: expect.any(String) }]]);
    expect(await staff.call('GET', `/v1/leads/${lead.id}/erasure`)).toMatchObject({ status: 200, body: erasure() });
  });

  it('an export is one document of what every service holds', async () => {
    const answer = await staff.call('GET', `/v1/leads/${lead.id}/data-export`);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        exportedAt: expect.stringMatching(/Z$/),
        lead,
        consents: [],
        history: [],
        submissions: [],
        bookings: [{ booking, history: [], submissions: [] }],
        notifications: { events: [], deliveries: [], reminders: [] },
      },
    });
  });
});
