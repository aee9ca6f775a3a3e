import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { leadStatuses, type LeadStatus } from '#contracts';
import { leadLifecycle } from '../../../../apps/leads/src/domain/lead-status.js';

const pipeline: readonly LeadStatus[] = [
  'new',
  'contacted',
  'qualified',
  'demo_scheduled',
  'demo_completed',
  'proposal_sent',
  'negotiation',
  'won',
];

/** The rule as the domain states it, apart from the table. */
const isLawful = (from: LeadStatus, to: LeadStatus): boolean => {
  if (from === to || from === 'disqualified') return false;
  if (to === 'disqualified') return true;
  if (from === 'won' || from === 'lost') return false;
  return to === 'lost' || pipeline.indexOf(to) === pipeline.indexOf(from) + 1;
};

const pairs = leadStatuses.flatMap((from) => leadStatuses.map((to) => [from, to] as const));

describe('status_transition_enforcement', () => {
  test.each(pairs)('from %s to %s is as the rule says', (from, to) => {
    expect(leadLifecycle.allows(from, to)).toBe(isLawful(from, to));
  });

  test('a lead begins as new', () => {
    expect(leadLifecycle.initial).toBe('new');
  });

  test('however a lead moves, it passes the pipeline in order and ends in disqualified at the latest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 12 }), (choices) => {
        const path: LeadStatus[] = [leadLifecycle.initial];
        for (const choice of choices) {
          const ways = leadLifecycle.next(path.at(-1) ?? leadLifecycle.initial);
          const step = ways[choice % Math.max(1, ways.length)];
          if (step !== undefined) path.push(step);
        }
        const steps = path.filter((status) => pipeline.includes(status));
        expect(steps).toEqual(pipeline.slice(0, steps.length));
        expect(new Set(path).size).toBe(path.length);
      }),
    );
  });
});
