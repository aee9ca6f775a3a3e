import type { Fault } from './chaos/faults/fault.js';
import { mayMount } from './chaos/may-mount.js';
import { type ChaosOptions, readOptions, usage } from './chaos/options.js';
import { type FaultResult, Pass } from './chaos/pass.js';
import { makePassFolder } from './chaos/pass-folder.js';
import { type Random, seededRandom } from './chaos/random.js';
import { startSystem } from './chaos/system/system.js';
import { heading, line, skippedLine } from './chaos/table.js';
import { runProgram } from './command-line/program.js';
import { UsageError } from './command-line/usage-error.js';
import { endOnSignals } from './stack/end-on-signals.js';

/** `npm run chaos`: the fault suite. */
const maxShown = 8;

/** What is to be run, and what cannot be here. */
interface Plan extends ChaosOptions {
  readonly skipped: readonly Fault[];
}

function* schedule({ faults, minutes }: Plan, random: Random): Generator<Fault> {
  const until = minutes === undefined ? 0 : performance.now() + minutes * 60_000;
  const order = random.branch('order');
  do yield* order.shuffled(faults);
  while (performance.now() < until);
}

/** One pass on a fresh system; resolves to whether every promise was kept. */
async function pass(plan: Plan, seed: number): Promise<boolean> {
  const folder = await makePassFolder(seed);
  const began = performance.now();
  console.log(`seed ${seed}: starting two instances of each app, log in ${folder.path}/log`);
  try {
    const results = await underFaults(plan, seed, folder.path);
    const broken = results.filter(({ violations }) => violations.length > 0).length;
    const submissions = results.flatMap(({ answers }) => [...answers.values()]).reduce((sum, count) => sum + count, 0);
    const minutes = (performance.now() - began) / 60_000;
    console.log(
      `seed ${seed}: ${results.length - 2} faults, ${submissions} answers, ${minutes.toFixed(1)} minutes, ` +
        (broken === 0 ? 'every invariant kept' : `invariants broken under ${broken}`),
    );
    if (broken === 0) folder.remove();
    else console.log(`seed ${seed}: the logs stay in ${await folder.keepLogs()}`);
    return broken === 0;
  } catch (error) {
    console.error(`seed ${seed}: the logs stay in ${await folder.keepLogs()}`);
    throw error;
  }
}

/** Resolves to how it went before the first fault, under each, and after the last. */
async function underFaults(plan: Plan, seed: number, stackDir: string): Promise<FaultResult[]> {
  const random = seededRandom(seed);
  const system = await startSystem({ stackDir, random, faultyBuild: plan.faultyBuild, log: () => undefined });
  const results: FaultResult[] = [];
  const report = (result: FaultResult): void => {
    results.push(result);
    console.log(line(result));
    for (const violation of result.violations.slice(0, maxShown)) console.log(`    ${violation}`);
    if (result.violations.length > maxShown) console.log(`    and ${result.violations.length - maxShown} more`);
  };
  const run = new Pass(system, random, `s${seed}`);
  try {
    console.log(heading);
    report(await run.warmUp());
    for (const fault of schedule(plan, random)) report(await run.under(fault));
    for (const { name } of plan.skipped) console.log(skippedLine(name));
    const leftOver = await run.leftOver();
    report({ fault: 'left over', answers: new Map(), restMs: 0, violations: leftOver });
    return results;
  } finally {
    await run.end();
    await system.stop();
  }
}

async function planOf(options: ChaosOptions): Promise<Plan> {
  const isFree = await mayMount();
  const { run: faults = [], skip: skipped = [] } = Object.groupBy(options.faults, ({ needsRoot = false }) =>
    needsRoot && !isFree ? 'skip' : 'run',
  );
  const names = skipped.map(({ name }) => name).join(', ');
  if (faults.length === 0) throw new UsageError(`nothing is left to run: root is needed for ${names}`);
  if (skipped.length > 0) console.log(`skipped, since root is needed to mount a small disk: ${names}`);
  return { ...options, faults, skipped };
}

await runProgram(usage, async (args) => {
  const plan = await planOf(readOptions(args));
  // At once, also in the middle of a fault: nothing of a pass is needed again.
  endOnSignals(console.error);
  let kept = true;
  for (let seed = plan.seed; seed < plan.seed + plan.seeds; seed++) kept = (await pass(plan, seed)) && kept;
  process.exit(kept ? 0 : 1);
});
