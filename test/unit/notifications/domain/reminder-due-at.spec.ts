import { describe, expect, it } from '@jest/globals';
import { assert, date, integer, property } from 'fast-check';
import { reminderDueAt } from '../../../../apps/notifications/src/domain/reminder.store.js';

const day = 24 * 3_600_000;

describe('the time of a reminder', () => {
  it('is so long before the demo', () => {
    expect(reminderDueAt(new Date('2026-12-01T09:00:00Z'), new Date('2026-11-21T09:00:00Z'), day)).toEqual(
      new Date('2026-11-30T09:00:00Z'),
    );
  });

  it('is none when no more than that is left at the event', () => {
    expect(reminderDueAt(new Date('2026-12-01T09:00:00Z'), new Date('2026-11-30T09:00:00Z'), day)).toBeNull();
  });

  it('is always after the event, and before the demo', () => {
    const times = { min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
    assert(
      property(date(times), date(times), integer({ min: 1, max: 30 * day }), (scheduledAt, occurredAt, beforeMs) => {
        const dueAt = reminderDueAt(scheduledAt, occurredAt, beforeMs);
        expect(dueAt === null || (dueAt > occurredAt && dueAt < scheduledAt)).toBe(true);
        expect(dueAt === null).toBe(scheduledAt.getTime() - occurredAt.getTime() <= beforeMs);
      }),
    );
  });
});
