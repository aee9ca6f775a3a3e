import { setTimeout as after } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '#persistence';
import { bookingsDatabase } from '../apps/bookings/src/database.js';
import { archiveDue } from '../apps/bookings/src/storage/archive.js';
import { readArguments } from './command-line/arguments.js';
import { runProgram } from './command-line/program.js';
import { UsageError } from './command-line/usage-error.js';
import { runningDatabases } from './stack/running-databases.js';

const usage = `npm run archive [-- --now DATE]   archives what is due in the running stack, by the code that the service runs daily

  --now DATE   as if it were then, such as 2027-01-31 or 2027-01-31T12:00:00Z

Safe to run twice, and beside the service. The stack is the one that runs in STACK_DIR (.local).`;
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

await runProgram(usage, async (args) => {
  const { values } = readArguments({ args, options: { now: { type: 'string' } } });
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (Number.isNaN(now.getTime())) throw new UsageError('--now must be a date such as 2027-01-31 or 2027-01-31T12:00:00Z');
  const { bookings } = await runningDatabases(process.env['STACK_DIR'] || '.local');
  const orm = await MikroORM.init(ormOptions({ ...bookingsDatabase(bookings), applicationName: 'archive' }));
  try {
    await archive(orm, now);
  } finally {
    await orm.close();
  }
});

/** Until nothing is due, whichever instance moved it. */
async function archive(orm: MikroORM, now: Date): Promise<void> {
  const began = performance.now();
  let archived = 0;
  for (;;) {
    const run = await archiveDue(orm.em.fork(), now, stopping.signal);
    archived += run.archived;
    if (run.end !== 'elsewhere') {
      const seconds = (performance.now() - began) / 1_000;
      const rate = `${Math.round(archived / seconds)} a second`;
      console.log(`${archived} bookings archived in ${seconds.toFixed(1)} s (${rate}), ${run.dropped} empty months dropped, ${run.end}`);
      return;
    }
    console.error('another instance is archiving: waiting for it');
    await after(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}
