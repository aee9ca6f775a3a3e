import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuidv7, validate } from 'uuid';
import { uuidFloor } from '../../../../apps/bookings/src/storage/uuid-floor.js';

const time = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });

describe('the floor of the ids of a time', () => {
  test('is at most every id of its millisecond and beyond every id of the one before', () => {
    fc.assert(
      fc.property(time, (at) => {
        const msecs = at.getTime();
        expect(uuidFloor(at) <= uuidv7({ msecs })).toBe(true);
        expect(msecs === 0 || uuidv7({ msecs: msecs - 1 }) < uuidFloor(at)).toBe(true);
      }),
    );
  });

  test('orders as the times do', () => {
    fc.assert(fc.property(time, time, (a, b) => expect(uuidFloor(a) < uuidFloor(b)).toBe(a < b)));
  });

  test('has the form of a UUID', () => {
    expect(uuidFloor(new Date(0))).toBe('00000000-0000-0000-0000-000000000000');
    expect(validate(uuidv7({ msecs: 0 }))).toBe(true);
    expect(uuidFloor(new Date('2026-11-21T10:00:00Z'))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-0000-0000-0{12}$/);
  });
});
