import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { form } from '#contracts';
import { listOf, pageFields, pageOf } from '../../../../apps/gateway/src/http/lists.js';

const Query = form(pageFields);

describe('the cursor of a list', () => {
  test('leads to the page after the item that it was given for', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), (id) => {
        const { nextCursor } = listOf({ items: [], next: id });
        expect(pageOf(Query.parse({ cursor: nextCursor }))).toEqual({ limit: 25, after: id });
      }),
    );
  });

  test.each([['abc'], ['=='], ['A'.repeat(23)], [`${'A'.repeat(21)}B`], ['AZLwwSs8fU6PUBEiM0RVZg=='], ['/////////////////////w']])(
    '%s was never given',
    (cursor) => {
      expect(Query.safeParse({ cursor }).success).toBe(false);
    },
  );

  test('is null at the end', () => {
    expect(listOf({ items: [1], next: null })).toEqual({ items: [1], nextCursor: null });
  });
});
