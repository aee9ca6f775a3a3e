import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openDatabase } from './seed/database.js';
import { seedBookings } from './seed/seed-bookings.js';
import { seedLeads } from './seed/seed-leads.js';
import { seedOptions } from './seed/seed-options.js';
import { runningDatabases } from './stack/running-databases.js';

/** `npm run stack:seed -- --bookings N [--years 3] [--seed 1]`: fills the databases of a running stack; the same arguments on the same day make the same rows. */
const { values } = parseArgs({
  options: {
    bookings: { type: 'string', default: '10000' },
    years: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const options = seedOptions(wholeNumber('bookings'), wholeNumber('years'), wholeNumber('seed'), new Date());
const uniqueViolation = '23505';
const began = performance.now();
const seconds = (): number => (performance.now() - began) / 1_000;
const done = { bookings: 0, leads: 0 };
const progress = setInterval(() => console.error(`${seconds().toFixed(0)} s: ${done.bookings} bookings, leads of ${done.leads}`), 10_000);

const urls = await runningDatabases(process.env['STACK_DIR'] || '.local');
const [leads, bookings] = [openDatabase(urls.leads), openDatabase(urls.bookings)];
try {
  await Promise.all([
    seedLeads(leads, options, (count) => (done.leads = count)).then(() => sql`ANALYZE`.execute(leads)),
    seedBookings(bookings, options, (count) => (done.bookings = count)).then(() => sql`ANALYZE`.execute(bookings)),
  ]);
  console.log(
    `${done.bookings} bookings in ${seconds().toFixed(1)} s: ${Math.round(done.bookings / seconds())} a second, with leads and histories`,
  );
} catch (error) {
  const isThere = error instanceof Error && 'code' in error && error.code === uniqueViolation;
  if (isThere) console.error(`rows of --seed ${options.seed} are there already: name another, or a stack of its own (STACK_DIR)`);
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  clearInterval(progress);
  await Promise.all([leads.destroy(), bookings.destroy()]);
}

function wholeNumber(name: 'bookings' | 'years' | 'seed'): number {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1 on`);
  return value;
}
