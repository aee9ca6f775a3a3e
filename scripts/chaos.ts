import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from './chaos/faults/fault.js';
import { type ChaosOptions, readOptions } from './chaos/options.js';
import { type FaultResult, Pass } from './chaos/pass.js';
import { type Random, seededRandom } from './chaos/random.js';
import { startSystem } from './chaos/system/system.js';
import { heading, line } from './chaos/table.js';

/**
 * `npm run chaos [-- --fault NAME]... [--seed N] [--seeds N] [--minutes N] [--short] [--build NAME]`: the fault suite. Exits with 1 when an
 * invariant is broken, and 2 when it is called wrongly.
 */
const maxShown = 8;

function* schedule({ faults, minutes }: ChaosOptions, random: Random): Generator<Fault> {
  const until = minutes === undefined ? 0 : performance.now() + minutes * 60_000;
  const order = random.branch('order');
  do yield* order.shuffled(faults);
  while (performance.now() < until);
}

/** One pass on a fresh system; resolves to whether every promise was kept. */
async function pass(options: ChaosOptions, seed: number): Promise<boolean> {
  const random = seededRandom(seed);
  const stackDir = await mkdtemp(join(tmpdir(), `demo-booking-chaos-${seed}-`));
  const began = performance.now();
  console.log(`seed ${seed}: starting two instances of each app, log in ${stackDir}`);
  const system = await startSystem({ stackDir, random, faultyBuild: options.faultyBuild, log: () => undefined });
  const stopped = interruption();
  const results: FaultResult[] = [];
  const run = new Pass(system, random, `s${seed}`);
  const report = (result: FaultResult): void => {
    results.push(result);
    console.log(line(result));
    for (const violation of result.violations.slice(0, maxShown)) console.log(`    ${violation}`);
    if (result.violations.length > maxShown) console.log(`    and ${result.violations.length - maxShown} more`);
  };
  try {
    console.log(heading);
    report(await Promise.race([run.warmUp(), stopped]));
    for (const fault of schedule(options, random)) report(await Promise.race([run.under(fault), stopped]));
    const leftOver = await run.leftOver();
    report({ fault: 'left over', answers: new Map(), restMs: 0, violations: leftOver });
  } finally {
    await run.end();
    await system.stop();
  }
  const broken = results.filter(({ violations }) => violations.length > 0).length;
  const submissions = results.flatMap(({ answers }) => [...answers.values()]).reduce((sum, count) => sum + count, 0);
  const minutes = (performance.now() - began) / 60_000;
  console.log(
    `seed ${seed}: ${results.length - 2} faults, ${submissions} answers, ${minutes.toFixed(1)} minutes, ` +
      (broken === 0 ? 'every invariant kept' : `invariants broken under ${broken}`),
  );
  if (broken === 0) await rm(stackDir, { recursive: true, force: true });
  else console.log(`seed ${seed}: the logs stay in ${stackDir}/log`);
  return broken === 0;
}

/** Rejects on SIGINT and SIGTERM, so that what was started is stopped. */
function interruption(): Promise<never> {
  const interrupted = new Promise<never>((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new Error(`ended by ${signal}`)));
  });
  interrupted.catch(() => undefined);
  return interrupted;
}

try {
  const options = readOptions(process.argv.slice(2));
  let kept = true;
  for (let seed = options.seed; seed < options.seed + options.seeds; seed++) kept = (await pass(options, seed)) && kept;
  process.exit(kept ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
