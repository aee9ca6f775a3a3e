import type { PlanSummary } from './plan-summary.js';

/** What a statement may do at most, however large its tables are. */
export interface Bounds {
  /** Tables and partitions opened. */
  readonly tables?: number;
  /** Rows read, beside one for each row returned. */
  readonly unreturned: number;
}

/** A table that is read from end to end has no more rows than this: for so few PostgreSQL rightly leaves an index aside. */
const smallTable = 1_000;

/** How a plan breaks its bounds; nothing when it keeps them. */
export function judge(plan: PlanSummary, { tables, unreturned }: Bounds): string[] {
  return [
    ...(tables !== undefined && plan.tables.length > tables ? [`opens ${plan.tables.length} tables instead of ${tables} at most`] : []),
    ...(plan.examined - plan.returned > unreturned
      ? [`reads ${plan.examined} rows for ${plan.returned}, more than ${unreturned} in vain`]
      : []),
    ...plan.sequential.filter(({ rows }) => rows > smallTable).map(({ table, rows }) => `reads all ${rows} rows of ${table}`),
  ];
}
