import { z } from 'zod';

const Node = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  'Rows Removed by Index Recheck': z.number().default(0),
  'Shared Hit Blocks': z.number().default(0),
  'Shared Read Blocks': z.number().default(0),
  get Plans() {
    return z.array(Node).default([]);
  },
});
type Node = z.infer<typeof Node>;

/** What `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)` gives. */
const Explained = z.tuple([z.object({ Plan: Node, 'Planning Time': z.number(), 'Execution Time': z.number() })]);

/** What a statement did, of what its plan tells. */
export interface PlanSummary {
  /** Planning and execution, in milliseconds. */
  readonly planningMs: number;
  readonly executionMs: number;
  readonly returned: number;
  /** Rows that were read from tables, also those that a filter then left out. */
  readonly examined: number;
  /** Pages of tables and indexes, in the cache or not. */
  readonly blocks: number;
  /** Tables and partitions that were opened; what is planned and never executed does not count. */
  readonly tables: readonly string[];
  readonly indexes: readonly string[];
  /** Tables that were read from end to end, with the rows that this took. */
  readonly sequential: readonly { readonly table: string; readonly rows: number }[];
}

/** Reads a plan. Throws when it is none. */
export function summarize(explained: unknown): PlanSummary {
  const [{ Plan: root, 'Planning Time': planningMs, 'Execution Time': executionMs }] = Explained.parse(explained);
  const executed = nodesOf(root).filter((node) => node['Actual Loops'] > 0);
  const scans = executed.filter((node) => node['Relation Name'] !== undefined);
  return {
    planningMs,
    executionMs,
    returned: Math.round(root['Actual Rows'] * root['Actual Loops']),
    examined: sum(scans.map(examinedBy)),
    blocks: root['Shared Hit Blocks'] + root['Shared Read Blocks'],
    tables: distinct(scans.map((node) => node['Relation Name'])),
    indexes: distinct(executed.map((node) => node['Index Name'])),
    sequential: scans
      .filter((node) => node['Node Type'].endsWith('Seq Scan'))
      .map((node) => ({ table: node['Relation Name'] ?? '', rows: examinedBy(node) })),
  };
}

const nodesOf = (node: Node): Node[] => [node, ...node.Plans.flatMap(nodesOf)];

/** The counts of a node are averages of its loops. */
const examinedBy = (node: Node): number =>
  Math.round((node['Actual Rows'] + node['Rows Removed by Filter'] + node['Rows Removed by Index Recheck']) * node['Actual Loops']);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const distinct = (names: readonly (string | undefined)[]): string[] => [...new Set(names.filter((name) => name !== undefined))].toSorted();
