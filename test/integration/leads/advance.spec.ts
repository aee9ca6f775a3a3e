import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import {
  BookingCompleted,
  BookingConfirmed,
  BookingReleased,
  type EventContract,
  GetLead,
  GetLeadHistory,
  LeadCreated,
  type LeadStatus,
  leadStatuses,
  LeadStatusChanged,
} from '#contracts';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { aLeadRow } from '../../support/builders/a-lead-row.js';
import { type LeadsService, startLeadsService } from '../../support/leads-service.js';
import { insertRow, type Row } from '../../support/rows.js';
import { depthOf } from '../../support/queues.js';
import { eventually } from '../../support/eventually.js';

let leads: LeadsService;

beforeAll(async () => {
  leads = await startLeadsService();
});

afterAll(async () => {
  await leads.close();
});

const within = { withinMs: 10_000 };

async function aLead(columns: Row = {}): Promise<string> {
  const row = aLeadRow(columns);
  await insertRow(leads.db, 'leads', row);
  return String(row['id']);
}

const tell = (contract: EventContract<typeof BookingConfirmed.data>, leadId: string, id?: string) =>
  leads.tell(contract, aBookingCreated({ leadId }).data, id);
const statusOf = async (id: string): Promise<LeadStatus> => (await leads.bus.request(GetLead, { id }, within)).status;
const stepsOf = async (id: string) =>
  (await leads.bus.request(GetLeadHistory, { id }, within)).items.map(({ from, to, actor }) => `${from} ${to} ${actor}`);

describe('status_transition_enforcement', () => {
  it('a confirmed booking advances its lead through each status in between, with a row and an event for each', async () => {
    const id = await aLead();
    await tell(BookingConfirmed, id);
    expect(await statusOf(id)).toBe('demo_scheduled');
    expect(await stepsOf(id)).toEqual(['new contacted system', 'contacted qualified system', 'qualified demo_scheduled system']);
    await leads.settled();
    const told = leads.heard.of(LeadStatusChanged, id).map(({ from, to, lead }) => `${from} ${to} ${lead.status}`);
    expect(told.toSorted()).toEqual([
      'contacted qualified qualified',
      'new contacted contacted',
      'qualified demo_scheduled demo_scheduled',
    ]);
  });

  it('a completed booking advances its lead to demo_completed, from wherever it is before', async () => {
    const id = await aLead({ status: 'qualified' });
    await tell(BookingCompleted, id);
    expect(await stepsOf(id)).toEqual(['qualified demo_scheduled system', 'demo_scheduled demo_completed system']);
  });

  it.each<LeadStatus>(['demo_completed', 'proposal_sent', 'negotiation', 'won', 'lost', 'disqualified'])(
    'a lead that is %s stays so, whatever its bookings do',
    async (status) => {
      const id = await aLead({ status });
      await tell(BookingConfirmed, id);
      await tell(BookingCompleted, id);
      expect(await statusOf(id)).toBe(status);
      expect(leads.heard.about(id)).toEqual([]);
    },
  );

  it('any order and number of events, duplicates too, leads to the same place by the same steps', async () => {
    const kinds = { confirmed: BookingConfirmed, completed: BookingCompleted };
    const occurrence = fc.record({ kind: fc.constantFrom('confirmed' as const, 'completed' as const), copy: fc.nat(1) });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...leadStatuses), fc.array(occurrence, { minLength: 1, maxLength: 5 }), async (status, events) => {
        const id = await aLead({ status });
        const copies = { confirmed: [uuidv7(), uuidv7()], completed: [uuidv7(), uuidv7()] };
        await Promise.all(events.map(({ kind, copy }) => tell(kinds[kind], id, copies[kind][copy])));
        const target = events.some(({ kind }) => kind === 'completed') ? 'demo_completed' : 'demo_scheduled';
        const passed = leadStatuses.slice(leadStatuses.indexOf(status), leadStatuses.indexOf(target) + 1);
        expect(await statusOf(id)).toBe(passed.at(-1) ?? status);
        expect(await stepsOf(id)).toEqual(passed.slice(1).map((to, i) => `${passed[i]} ${to} system`));
      }),
      { numRuns: 25 },
    );
  });

  it('an erased lead keeps its status', async () => {
    const id = await aLead({ erased_at: '2026-11-20T12:00:00Z' });
    await tell(BookingConfirmed, id);
    expect(await statusOf(id)).toBe('new');
  });

  it('a booking of a lead that was never there is parked at once', async () => {
    await leads.send(BookingConfirmed, aBookingCreated().data);
    await eventually(async () => expect(await depthOf(leads.amqpUrl, 'leads.events.parking')).toBe(1));
  });
});

const release = (leadId: string, id?: string) =>
  leads.tell(BookingReleased, { bookingId: uuidv7(), leadId, receivedAt: new Date().toISOString() }, id);

describe('a booking that is released', () => {
  it('lets its lead out of quarantine: it is told of, once, without an acknowledgement', async () => {
    const id = await aLead({ quarantined_at: '2026-11-20T10:00:00Z' });
    const event = uuidv7();
    await Promise.all([release(id, event), release(id, event), release(id)]);
    await leads.settled();
    expect(leads.heard.about(id)).toEqual([LeadCreated.name]);
    expect(await leads.bus.request(GetLead, { id }, within)).toMatchObject({ quarantinedAt: null });
  });

  it('leaves a lead as it is that is in no quarantine, or erased', async () => {
    const free = await aLead();
    const erased = await aLead({ quarantined_at: '2026-11-20T10:00:00Z', erased_at: '2026-11-20T12:00:00Z' });
    await release(free);
    await release(erased);
    await leads.settled();
    expect([...leads.heard.about(free), ...leads.heard.about(erased)]).toEqual([]);
  });

  it('whose confirmation comes first releases its lead all the same, once', async () => {
    const id = await aLead({ quarantined_at: '2026-11-20T10:00:00Z', status: 'qualified' });
    await tell(BookingConfirmed, id);
    await release(id);
    await leads.settled();
    expect(leads.heard.about(id)).toEqual([LeadCreated.name, LeadStatusChanged.name]);
  });
});
