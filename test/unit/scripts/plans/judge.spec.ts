import { describe, expect, test } from '@jest/globals';
import { judge } from '../../../../scripts/plans/judge.js';
import { summarize } from '../../../../scripts/plans/plan-summary.js';

/** A node of a plan as PostgreSQL tells it. */
const node = (type: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  'Node Type': type,
  'Actual Rows': 0,
  'Actual Loops': 1,
  ...more,
});
const month = (name: string, more: Record<string, unknown>): Record<string, unknown> =>
  node('Index Scan', { 'Relation Name': name, 'Index Name': `${name}_pkey`, ...more });
const explained = (root: Record<string, unknown>): unknown => [{ Plan: root, 'Planning Time': 1.5, 'Execution Time': 2.5 }];

/** A page from the newest month, the others planned and never executed. */
const aGoodPage = explained(
  node('Limit', {
    'Actual Rows': 26,
    'Shared Hit Blocks': 3,
    'Shared Read Blocks': 1,
    Plans: [
      node('Append', {
        'Actual Rows': 26,
        Plans: [month('y2026m11', { 'Actual Rows': 26, 'Rows Removed by Filter': 2 }), month('y2026m10', { 'Actual Loops': 0 })],
      }),
    ],
  }),
);

const aWholeTable = (rows: number): unknown => explained(node('Seq Scan', { 'Relation Name': 'demo_bookings', 'Actual Rows': rows }));

describe('the summary of a plan', () => {
  test('tells what was executed, not what was only planned', () => {
    expect(summarize(aGoodPage)).toEqual({
      planningMs: 1.5,
      executionMs: 2.5,
      returned: 26,
      examined: 28,
      blocks: 4,
      tables: ['y2026m11'],
      indexes: ['y2026m11_pkey'],
      sequential: [],
    });
  });

  test('counts the rows of every loop, and those that a recheck or a filter left out', () => {
    const scan = node('Bitmap Heap Scan', {
      'Relation Name': 'y2026m11',
      'Actual Rows': 1.5,
      'Actual Loops': 4,
      'Rows Removed by Filter': 1,
      'Rows Removed by Index Recheck': 2,
    });
    expect(summarize(explained(node('Sort', { Plans: [scan] })))).toMatchObject({ examined: 18 });
  });

  test('refuses what is no plan', () => {
    expect(() => summarize([{ Plan: {} }])).toThrow('Node Type');
  });
});

describe('a plan', () => {
  test('that keeps its bounds has no problem', () => {
    expect(judge(summarize(aGoodPage), { tables: 1, unreturned: 2 })).toEqual([]);
  });

  test('that opens more tables than it may is found', () => {
    const twoMonths = node('Append', { Plans: [month('y2026m11', {}), month('y2026m10', {})] });
    expect(judge(summarize(explained(twoMonths)), { tables: 1, unreturned: 0 })).toEqual(['opens 2 tables instead of 1 at most']);
    expect(judge(summarize(explained(twoMonths)), { unreturned: 0 })).toEqual([]);
  });

  test('that reads many rows to leave them out is found', () => {
    expect(judge(summarize(aGoodPage), { tables: 1, unreturned: 1 })).toEqual(['reads 28 rows for 26, more than 1 in vain']);
  });

  test('that reads a big table from end to end is found, whatever it returns', () => {
    expect(judge(summarize(aWholeTable(1_001)), { unreturned: 0 })).toEqual(['reads all 1001 rows of demo_bookings']);
    expect(judge(summarize(aWholeTable(1_000)), { unreturned: 0 })).toEqual([]);
  });
});
