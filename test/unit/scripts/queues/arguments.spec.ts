import { describe, expect, it } from '@jest/globals';
import { parseQueuesCommand } from '../../../../scripts/queues/arguments.js';

const one = '0192f0c1-2b3c-7d4e-8f50-112233445566';
const another = '0192F0C1-2B3C-7D4E-8F50-665544332211';

describe('the arguments of the queues command', () => {
  it.each([
    [['list'], { action: 'list', json: false }],
    [['show', 'bookings.events', '--json'], { action: 'show', queue: 'bookings.events', json: true }],
    [['redrive', 'bookings'], { action: 'redrive', queue: 'bookings', ids: undefined, limit: Number.POSITIVE_INFINITY, json: false }],
    [
      ['redrive', 'bookings', '--id', one, '--limit', '5'],
      { action: 'redrive', queue: 'bookings', ids: new Set([one]), limit: 5, json: false },
    ],
    [['drop', 'bookings', '--all'], { action: 'drop', queue: 'bookings', ids: undefined, json: false }],
    [
      ['drop', 'bookings', '--id', one, another],
      { action: 'drop', queue: 'bookings', ids: new Set([one, another.toLowerCase()]), json: false },
    ],
  ])('%j', (args, command) => {
    expect(parseQueuesCommand(args)).toEqual(command);
  });

  it.each([
    [[], 'what is to be done?'],
    [['delete'], 'there is no "delete"'],
    [['show'], 'name a queue; the queues are leads, leads.submissions, bookings'],
    [['show', 'invoices'], 'there is no queue "invoices"; the queues are leads, leads.submissions, bookings'],
    [['list', 'bookings'], 'list takes no queue'],
    [['show', 'bookings', '--id', one], 'show takes no --id'],
    [['show', 'bookings', '--limit', '1'], 'show takes no --limit'],
    [['redrive', 'bookings', '--all'], 'redrive takes no --all'],
    [['redrive', 'bookings', 'leads'], 'more than one queue, or an id without --id'],
    [['redrive', 'bookings', '--id', 'first'], '--id must be the id of a message, a UUID'],
    [['redrive', 'bookings', '--limit', '0'], '--limit must be a whole number from 1 on'],
    [['drop', 'bookings'], 'drop takes either --id ID... or --all'],
    [['drop', 'bookings', '--all', '--id', one], 'drop takes either --id ID... or --all'],
    [['drop', 'bookings', '--everything'], ''],
  ])('wrong use says what is wrong: %j', (args, words) => {
    expect(() => parseQueuesCommand(args)).toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(words) }),
    );
  });
});
