import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '#persistence';
import { bookingsDatabase } from '../apps/bookings/src/database.js';
import { archiveDue } from '../apps/bookings/src/storage/archive.js';
import { runningDatabases } from './stack/running-databases.js';

/** `npm run archive [-- --now DATE]`: archives what is due in a running stack, by the code that the service runs daily. Safe to run twice, and beside it. */
const { values } = parseArgs({ options: { now: { type: 'string' } } });
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

try {
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (Number.isNaN(now.getTime())) throw new Error('--now must be a date such as 2027-01-31 or 2027-01-31T12:00:00Z');
  const { bookings } = await runningDatabases(process.env['STACK_DIR'] || '.local');
  const orm = await MikroORM.init(ormOptions({ ...bookingsDatabase(bookings), applicationName: 'archive' }));
  try {
    await archive(orm, now);
  } finally {
    await orm.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

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
