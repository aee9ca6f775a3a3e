import { type Kysely, sql } from 'kysely';
import { readArguments } from './command-line/arguments.js';
import { runProgram } from './command-line/program.js';
import { bookingCases } from './plans/booking-cases.js';
import { judge } from './plans/judge.js';
import { leadCases } from './plans/lead-cases.js';
import type { PlanCase } from './plans/plan-case.js';
import { summarize } from './plans/plan-summary.js';
import { openDatabase } from './seed/database.js';
import { runningDatabases } from './stack/running-databases.js';

const usage = `npm run plans                      runs the statements of the apps on the seeded stack, and tells how each is executed
npm run plans -- --database URL    those on bookings, on the bookings database of URL

The stack is the one that runs in STACK_DIR (.local). Exits with 1 when a plan breaks its bounds.`;

await runProgram(usage, async (args) => {
  const { database } = readArguments({ args, options: { database: { type: 'string' } } }).values;
  let broken = 0;
  if (database === undefined) {
    const { bookings, leads } = await runningDatabases(process.env['STACK_DIR'] || '.local');
    broken = (await examine(bookings, bookingCases)) + (await examine(leads, leadCases));
  } else {
    broken = await examine(database, bookingCases);
  }
  console.log(broken === 0 ? 'Every plan keeps its bounds.' : `${broken} plans break their bounds.`);
  process.exitCode = broken === 0 ? 0 : 1;
});

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
