import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type LeadStatus, leadStatuses } from '#contracts';
import { leadLifecycle, stepsTo } from '../../../../apps/leads/src/domain/lead-status.js';
import { Erasure } from '../../../../apps/leads/src/domain/erasure.entity.js';
import { Lead } from '../../../../apps/leads/src/domain/lead.entity.js';

const start = new Date('2026-11-20T10:00:00.000Z');
const hours = (n: number): Date => new Date(start.getTime() + n * 3_600_000);

const aLead = (fields: Partial<Lead> = {}): Lead =>
  Object.assign(new Lead(), { id: 'lead', status: 'new', version: 1, updatedAt: start, notes: null, acknowledgedAt: null, ...fields });

const attempt = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('status_transition_enforcement', () => {
  test('whatever is asked of a lead, it takes the lawful steps alone, and each is written down', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leadStatuses), fc.array(fc.constantFrom(...leadStatuses), { maxLength: 30 }), (first, wishes) => {
        const lead = aLead({ status: first });
        for (const to of wishes) {
          const { status: from, version } = lead;
          const step = attempt(() => lead.moveTo(to, 'key:sales', null, start));
          const taken = leadLifecycle.allows(from, to);
          expect(step).toMatchObject(
            taken ? { fromStatus: from, toStatus: to, actor: 'key:sales' } : { refusal: { code: 'status_transition_enforcement' } },
          );
          expect({ status: lead.status, version: lead.version }).toEqual(
            taken ? { status: to, version: version + 1 } : { status: from, version },
          );
        }
      }),
    );
  });

  test.each(leadStatuses)('the steps by which a booking advances a lead that is %s are lawful, and end where they should', (from) => {
    for (const to of ['demo_scheduled', 'demo_completed'] as const) {
      const path: LeadStatus[] = [from, ...stepsTo(from, to)];
      for (const [i, next] of path.slice(1).entries()) expect(leadLifecycle.allows(path[i] ?? from, next)).toBe(true);
      const isBefore = leadStatuses.indexOf(from) < leadStatuses.indexOf(to);
      expect(path.at(-1)).toBe(isBefore ? to : from);
    }
  });
});

describe('an acknowledgement', () => {
  test('of however many inquiries, in whatever order, two that are acknowledged are a day apart at least', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 30 }), (times) => {
        const lead = aLead();
        const taken = times.filter((n) => lead.takeAcknowledgement(hours(n)));
        expect(taken.slice(1).every((n, i) => n - (taken[i] ?? 0) >= 24)).toBe(true);
        expect(taken.length > 0).toBe(times.length > 0);
      }),
    );
  });
});

describe('an erasure', () => {
  test('is complete exactly once, when all services are done, in whatever order and however often they say so', () => {
    const services = ['leads', 'bookings', 'notifications'] as const;
    const report = fc.record({ service: fc.constantFrom(...services), ids: fc.subarray(['a', 'b', 'c']) });
    fc.assert(
      fc.property(fc.array(report, { maxLength: 12 }), (reports) => {
        const erasure = new Erasure({ leadId: 'lead', requestedAt: start, requestedBy: 'contact', emailHash: null });
        const completions = reports.filter(({ service, ids }, i) => erasure.done(service, ids, hours(i)));
        const isComplete = services.every((service) => reports.some((said) => said.service === service));
        expect(completions).toHaveLength(isComplete ? 1 : 0);
        expect(erasure.completedAt !== null).toBe(isComplete);
        expect(erasure.bookingIds).toEqual([...new Set(reports.flatMap(({ ids }) => ids))].toSorted());
        const first = reports.findIndex(({ service }) => service === 'bookings');
        expect(erasure.bookingsAt).toEqual(first === -1 ? null : hours(first));
      }),
    );
  });
});
