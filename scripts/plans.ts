import { parseArgs } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { bookingCases } from './plans/booking-cases.js';
import { judge } from './plans/judge.js';
import { leadCases } from './plans/lead-cases.js';
import type { PlanCase } from './plans/plan-case.js';
import { summarize } from './plans/plan-summary.js';
import { openDatabase } from './seed/database.js';
import { runningDatabases } from './stack/running-databases.js';

/** `npm run plans [-- --database URL]`: runs the statements of the apps on a seeded stack, or on the bookings database of URL, and tells how each is executed; exits with 1 when one breaks its bounds. */
const { values } = parseArgs({ options: { database: { type: 'string' } } });

try {
  let broken = 0;
  if (values.database === undefined) {
    const { bookings, leads } = await runningDatabases(process.env['STACK_DIR'] || '.local');
    broken = (await examine(bookings, bookingCases)) + (await examine(leads, leadCases));
  } else {
    broken = await examine(values.database, bookingCases);
  }
  console.log(broken === 0 ? 'Every plan keeps its bounds.' : `${broken} plans break their bounds.`);
  process.exitCode = broken === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Resolves to the number of plans that break their bounds. */
async function examine(url: string, casesOf: (db: Kysely<unknown>, now: Date) => Promise<PlanCase[]>): Promise<number> {
  const db = openDatabase(url);
  try {
    let broken = 0;
    for (const { name, statement, bounds } of await casesOf(db, new Date())) {
      const { rows } = await sql<{ 'QUERY PLAN': unknown }>`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`.execute(db);
      const plan = summarize(rows[0]?.['QUERY PLAN']);
      const problems = judge(plan, bounds);
      if (problems.length > 0) broken += 1;
      const figures = [
        `${plan.executionMs.toFixed(1)} ms (planned in ${plan.planningMs.toFixed(1)})`,
        `${plan.examined} rows for ${plan.returned}`,
        `${plan.tables.length} tables`,
        `${plan.blocks} blocks`,
      ];
      console.log(`${problems.length === 0 ? 'ok    ' : 'BROKEN'} ${name.padEnd(36)} ${figures.join(', ')}; ${indexNames(plan.indexes)}`);
      for (const problem of problems) console.log(`       ${problem}`);
    }
    return broken;
  } finally {
    await db.destroy();
  }
}

/** Each once: PostgreSQL names the parts of a partitioned index by partition. */
function indexNames(indexes: readonly string[]): string {
  const names = new Set(indexes.map((name) => name.replace(/_y\d{4}m\d{2}/, '')));
  return names.size === 0 ? 'no index' : [...names].join(', ');
}
