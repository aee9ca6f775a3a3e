import { sql } from 'kysely';
import { readArguments, wholeNumber } from './command-line/arguments.js';
import { runProgram } from './command-line/program.js';
import { openDatabase } from './seed/database.js';
import { seedBookings } from './seed/seed-bookings.js';
import { seedLeads } from './seed/seed-leads.js';
import { type SeedOptions, seedOptions } from './seed/seed-options.js';
import { runningDatabases } from './stack/running-databases.js';

const usage = `npm run stack:seed [-- --bookings N] [--years N] [--seed N]   fills the databases of the running stack

  --bookings N   how many; 10000 when absent. Leads and histories come with them
  --years N      over how many years up to now; 3 when absent
  --seed N       what all is drawn from; 1 when absent. The same arguments on the same day make the same rows

The stack is the one that runs in STACK_DIR (.local).`;
const uniqueViolation = '23505';

await runProgram(usage, async (args) => {
  const { values } = readArguments({
    args,
    options: {
      bookings: { type: 'string', default: '10000' },
      years: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [count, years] = [wholeNumber('--bookings', values.bookings), wholeNumber('--years', values.years)];
  await seed(seedOptions(count, years, wholeNumber('--seed', values.seed), new Date()));
});

async function seed(options: SeedOptions): Promise<void> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1_000;
  const done = { bookings: 0, leads: 0 };
  const urls = await runningDatabases(process.env['STACK_DIR'] || '.local');
  const progress = setInterval(() => console.error(`${seconds().toFixed(0)} s: ${done.bookings} bookings, leads of ${done.leads}`), 10_000);
  const [leads, bookings] = [openDatabase(urls.leads), openDatabase(urls.bookings)];
  try {
    await Promise.all([
      seedLeads(leads, options, (count) => (done.leads = count)).then(() => sql`ANALYZE`.execute(leads)),
      seedBookings(bookings, options, (count) => (done.bookings = count)).then(() => sql`ANALYZE`.execute(bookings)),
    ]);
    console.log(
      `${done.bookings} bookings in ${seconds().toFixed(1)} s: ${Math.round(done.bookings / seconds())} a second, with leads and histories`,
    );
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === uniqueViolation;
    if (!isThere) throw cause;
    throw new Error(`rows of --seed ${options.seed} are there already: name another, or a stack of its own (STACK_DIR)`, { cause });
  } finally {
    clearInterval(progress);
    await Promise.all([leads.destroy(), bookings.destroy()]);
  }
}
