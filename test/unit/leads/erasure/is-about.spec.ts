import { describe, expect, test } from '@jest/globals';
import { isAbout } from '../../../../apps/leads/src/erasure/is-about.js';

const person = {
  leadId: '01932b1a-0000-7000-8000-000000000001',
  email: 'kari@lag.example',
  requestedAt: new Date('2026-11-21T10:00:00.000Z'),
};
const about = (data: unknown, type = 'leads.submit') => isAbout(person, { id: person.leadId, type, data });

describe('a parked message', () => {
  test('is about a person when it names the lead, or the address, wherever', () => {
    expect(about({ id: person.leadId, text: 'Ringte.' }, 'leads.add-note')).toBe(true);
    expect(about({ booking: { leadId: person.leadId } }, 'booking.confirmed')).toBe(true);
    expect(about({ email: person.email })).toBe(true);
    expect(about({ list: [{ of: [person.email] }] })).toBe(true);
  });

  test('is not when it names another, or nobody', () => {
    for (const data of [{ email: 'kari@lag.example.org' }, { email: 'ola@lag.example' }, {}, null, 'kari', undefined]) {
      expect(about(data)).toBe(false);
    }
  });

  test('that was received until the erasure is about the person, and later it is of somebody new', () => {
    expect(about({ email: person.email, receivedAt: '2026-11-21T10:00:00.000Z' })).toBe(true);
    expect(about({ email: person.email, receivedAt: '2026-11-21T10:00:00.001Z' })).toBe(false);
    expect(about({ id: person.leadId, receivedAt: '2026-11-21T10:00:00.001Z' })).toBe(true);
  });

  test('by which the erasure goes on holds ids alone, and stays', () => {
    expect(about({ leadId: person.leadId, service: 'bookings', bookingIds: [] }, 'erasure.done')).toBe(false);
    expect(about({ leadId: person.leadId, bookingIds: [] }, 'lead.erased')).toBe(false);
  });
});
