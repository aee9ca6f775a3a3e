import { describe, expect, it, test } from '@jest/globals';
import { invariants, type Observation, violationsOf } from '../../../../scripts/chaos/observe/invariants.js';
import { aBookingRow, aDeliveryRow, aLeadRow, anObservation } from '../../../support/builders/chaos.js';

const broken = (observation: Partial<Observation>): string[] => violationsOf(anObservation(observation));

const answered = (...statuses: (number | 'lost')[]): Observation['ledger'] => ({
  submissions: [
    {
      marker: 'form-1',
      email: 'a@chaos.example',
      key: 'key',
      answers: statuses.map((status) => {
        if (status === 201) return { status, ms: 1, bookingId: 'booking-1' };
        return status === 202 ? { status, ms: 1, submissionId: 'submission-1' } : { status, ms: 1 };
      }),
    },
  ],
  inquiries: [],
  staff: [],
});

const withSnapshot = (snapshot: Partial<Observation['snapshot']>): Partial<Observation> => ({
  snapshot: { ...anObservation().snapshot, ...snapshot },
});

it('keeps every promise where all is as it has to be', () => {
  expect(broken({})).toEqual([]);
});

describe('every 201 and 202 is one booking, or one recorded rejection', () => {
  const outcome = (state: string, code: string | null) =>
    withSnapshot({
      bookings: [],
      leads: [],
      deliveries: [],
      submissions: new Map([['submission-1', { id: 'submission-1', state, code }]]),
    });

  test.each<[string, Partial<Observation>]>([
    ['a 201 without a booking', { ledger: answered(201), ...withSnapshot({ bookings: [] }) }],
    [
      'a 201 with two bookings',
      { ledger: answered(201), ...withSnapshot({ bookings: [aBookingRow(), aBookingRow({ id: 'booking-2' })] }) },
    ],
    ['a 201 with another booking', { ledger: answered(201), ...withSnapshot({ bookings: [aBookingRow({ id: 'booking-2' })] }) }],
    ['a 202 without an outcome', { ledger: answered('lost', 202), ...withSnapshot({ bookings: [], submissions: new Map() }) }],
    ['a 202 that is stored, without a booking', { ledger: answered(202), ...outcome('stored', null) }],
    ['a rejection without its rule', { ledger: answered(202), ...outcome('rejected', null) }],
    [
      'a status that says something else',
      { ledger: answered(202), ...outcome('rejected', 'rate_limit_per_email'), states: new Map([['submission-1', 'received']]) },
    ],
    [
      'two bookings of a form that nobody was answered',
      { ledger: answered('lost'), ...withSnapshot({ bookings: [aBookingRow(), aBookingRow({ id: 'booking-2' })] }) },
    ],
    ['a refused form that is stored', { ledger: answered(422) }],
  ])('is broken by %s', (_what, observation) => {
    expect(invariants['every 201 and 202 is one booking, or one recorded rejection']?.(anObservation(observation))).toHaveLength(1);
  });

  it('is kept by a rejection with its rule', () => {
    const nothing = { mails: new Map(), webhooks: new Map() };
    expect(broken({ ledger: answered(202), ...outcome('rejected', 'rate_limit_per_email'), ...nothing })).toEqual([]);
  });
});

describe('the other promises', () => {
  test.each<[string, Partial<Observation>, string]>([
    ['no answer that nobody foresaw', { ledger: answered(500, 201) }, 'answered 500'],
    ['one lead per email', withSnapshot({ leads: [aLeadRow(), aLeadRow({ id: 'lead-2' })] }), '2 leads'],
    ['every booking has it', withSnapshot({ leads: [aLeadRow({ email: 'b@chaos.example' })] }), 'does not have the lead'],
    ['a change of staff is made once', withSnapshot({ bookings: [aBookingRow({ version: 2, history: 2 })] }), 'changed 1 times'],
    ['a change of staff is made once', withSnapshot({ bookings: [aBookingRow({ version: 1, history: 2 })] }), '2 rows of history'],
    ['a lead takes each step once', withSnapshot({ leads: [aLeadRow({ steps: ['new', 'new'] })] }), 'new, new'],
    ['one delivery per event, kind and recipient', withSnapshot({ deliveries: [] }), 'has the deliveries'],
    [
      'extra sends only for attempts of unknown outcome',
      {
        mails: new Map([
          ['mail-1', 2],
          ['sales-1', 1],
        ]),
      },
      'came 2 times',
    ],
    ['extra sends only for attempts of unknown outcome', { webhooks: new Map() }, 'never came'],
    ['flags are true only with a mail accepted', withSnapshot({ bookings: [aBookingRow({ mailed: false })] }), 'not mailed'],
    ['flags are true only with a mail accepted', { mails: new Map([['sales-1', 1]]) }, 'says mailed'],
    ['attempts are those on record', withSnapshot({ bookings: [aBookingRow({ webhook_attempts: 2 })] }), 'counts 2'],
    ['and never fall', { before: { ...anObservation().snapshot, bookings: [aBookingRow({ webhook_attempts: 2 })] } }, 'fell'],
    ['every event is heard by each service that takes it', { unheard: ['leads did not hear'] }, 'did not hear'],
    [
      'nothing is sent that is no delivery',
      {
        webhooks: new Map([
          ['webhook-1', 1],
          ['other', 1],
        ]),
      },
      'other came',
    ],
    ['no answer that nobody foresaw', { ledger: answered(503, 201) }, 'without Retry-After'],
    ['webhooks are signed', { unsigned: 1 }, 'without a valid signature'],
    ['parking holds what was injected', { parked: ['abc'] }, 'nobody injected'],
    ['parking holds what was injected', { injected: new Set(['abc']) }, 'is not parked'],
    ['nothing ends by itself', { exits: [{ app: 'leads', pid: 1, how: 'exit code 1', cause: 'by itself' }] }, 'by itself'],
  ])('%s', (_name, observation, what) => {
    expect(broken(observation).join('\n')).toContain(what);
  });

  it('an extra send is kept where an attempt is of unknown outcome', () => {
    const deliveries = anObservation().snapshot.deliveries.map((row) =>
      row.id === 'mail-1' ? aDeliveryRow({ ...row, unknown: 1, attempts: 2, on_record: 2 }) : row,
    );
    expect(
      broken({
        ...withSnapshot({ deliveries }),
        mails: new Map([
          ['mail-1', 2],
          ['sales-1', 1],
        ]),
      }),
    ).toEqual([]);
  });
});
