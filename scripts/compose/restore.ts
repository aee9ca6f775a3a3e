import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { databaseNames } from '../stack/app-name.js';
import { until } from '../services/until.js';
import { apiKeys, compose, gatewayUrl } from './docker.js';
import { failuresIn, lostOf, summaryOf, underLoad } from './load.js';

/**
 * `npm run compose:restore`: tries the runbook's restore on the running containers. Dumps the three databases under load, loses them with the apps
 * stopped, restores the dumps, and starts again. Exits with 1 when the system does not come to rest, or something is gone that was accepted
 * before the dumps began.
 */
const dumps = '/tmp';
const restWithinMs = 60_000;
const postgres = (...command: string[]): Promise<string> => compose('exec', '--no-TTY', '--user', 'postgres', 'postgres', ...command);
const psql = (database: string, sql: string): Promise<string> =>
  postgres(
    'psql',
    '--username=postgres',
    `--dbname=${database}`,
    '--no-align',
    '--tuples-only',
    '--set=ON_ERROR_STOP=1',
    `--command=${sql}`,
  );

async function dumpAll(): Promise<void> {
  for (const name of databaseNames) {
    await postgres('pg_dump', '--username=postgres', '--format=custom', `--file=${dumps}/${name}.dump`, name);
  }
}

async function loseAndRestore(): Promise<void> {
  await compose('stop', 'gateway', 'leads', 'bookings', 'notifications');
  for (const name of databaseNames) {
    await psql('postgres', `DROP DATABASE ${name} WITH (FORCE)`);
    await postgres('pg_restore', '--username=postgres', '--dbname=postgres', '--create', '--exit-on-error', `${dumps}/${name}.dump`);
  }
  await compose('up', '--detach', '--no-deps', '--no-recreate', '--wait', 'leads', 'bookings', 'notifications', 'gateway');
}

/** What still waits to be published or sent. */
async function waiting(): Promise<number> {
  const outboxes = databaseNames.map((name) => psql(name, 'SELECT count(*) FROM outbox WHERE published_at IS NULL'));
  const deliveries = psql('notifications', `SELECT count(*) FROM deliveries WHERE status = 'pending'`);
  const counts = await Promise.all([...outboxes, deliveries]);
  return counts.reduce((sum, count) => sum + z.coerce.number().parse(count.trim()), 0);
}

try {
  const url = await gatewayUrl();
  const { sales } = await apiKeys();
  const before = await underLoad(url, sales, () => after(5_000));
  if (!(await until(async () => (await waiting()) === 0, { within: restWithinMs, every: 500 })))
    throw new Error('no rest before the dumps');
  const meanwhile = await underLoad(url, sales, dumpAll);
  await loseAndRestore();
  const rested = await until(async () => (await waiting()) === 0, { within: restWithinMs, every: 500 });
  const lost = await lostOf(before, url);
  const again = await underLoad(url, sales, () => after(3_000));
  console.log(`before the dumps: ${summaryOf(before)}; while they were made: ${summaryOf(meanwhile)}`);
  console.log(
    `${rested ? 'at rest again' : 'not at rest'}; ${lost.length} lost of what was accepted before the dumps; then ${summaryOf(again)}`,
  );
  process.exitCode = rested && lost.length === 0 && failuresIn(again).length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
