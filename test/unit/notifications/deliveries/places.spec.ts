import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Places } from '../../../../apps/notifications/src/deliveries/places.js';

const some = (count: number, recipient: string) => Array.from({ length: count }, () => recipient);

describe('the places of an instance', () => {
  it('are given back one by one, in all and to each recipient', () => {
    const places = new Places(5, 2);
    places.fill(places.room, ['a', 'a', 'b']);
    expect(places.room).toEqual({
      free: 2,
      taken: new Map([
        ['a', 2],
        ['b', 1],
      ]),
    });
    places.leave('a');
    places.leave('b');
    expect(places.room).toEqual({ free: 4, taken: new Map([['a', 1]]) });
  });

  it('are not worth a claim when the last one found less than it had room for', () => {
    const places = new Places(40, 8);
    places.fill(places.room, some(7, 'a'));
    expect(places.isWorthAClaim).toBe(false);
    places.leave('a');
    expect(places.isWorthAClaim).toBe(false);
  });

  it('are worth a claim as soon as a recipient leaves one who had all of theirs', () => {
    const places = new Places(40, 8);
    places.fill(places.room, [...some(8, 'a'), ...some(3, 'b')]);
    expect(places.isWorthAClaim).toBe(false);
    places.leave('b');
    expect(places.isWorthAClaim).toBe(false);
    places.leave('a');
    expect(places.isWorthAClaim).toBe(true);
    places.fill(places.room, []);
    places.leave('a');
    expect(places.isWorthAClaim).toBe(false);
  });

  it('are worth a claim as soon as any is free, when all were taken', () => {
    const places = new Places(2, 8);
    places.fill(places.room, ['a', 'b']);
    expect(places.isWorthAClaim).toBe(false);
    places.leave('b');
    expect(places.isWorthAClaim).toBe(true);
  });

  it('are worth another claim when some were left while the claim was under way that came back full', () => {
    const places = new Places(2);
    places.fill(places.room, ['a']);
    const { room } = places;
    places.leave('a');
    places.fill(room, ['b']);
    expect(places.isWorthAClaim).toBe(true);
  });

  it('always know who has how many', () => {
    const recipient = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.tuple(recipient, fc.boolean()), { maxLength: 60 }), (steps) => {
        const places = new Places(6, 3);
        const inFlight: string[] = [];
        for (const [who, ends] of steps) {
          const { free, taken } = places.room;
          if (ends && inFlight.includes(who)) {
            inFlight.splice(inFlight.indexOf(who), 1);
            places.leave(who);
          } else if (free > 0 && (taken.get(who) ?? 0) < 3) {
            inFlight.push(who);
            places.fill(places.room, [who]);
          }
          expect(places.room.free).toBe(6 - inFlight.length);
          for (const each of ['a', 'b', 'c']) {
            expect(places.room.taken.get(each) ?? 0).toBe(inFlight.filter((one) => one === each).length);
          }
        }
      }),
    );
  });
});
