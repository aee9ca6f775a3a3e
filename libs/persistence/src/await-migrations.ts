import { setTimeout as after } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { z } from 'zod';
import { connectionUrl, createLogger, readEnv } from '#runtime';
import type { MigratedDatabase } from './migrate.js';
import { ormOptions } from './orm-options.js';

const WaitingEnv = z.object({ DATABASE_URL: connectionUrl('postgres', 'postgresql') });

/** As long as a migration may take where nobody watches it, in milliseconds. */
const withinMs = 600_000;
const everyMs = 2_000;

/**
 * Resolves when the database at `url` has all migrations that this version knows, whoever runs them; also when it has more, of a later
 * version. The service's role is enough. Rejects when `until` is aborted, with what it saw last.
 */
export async function awaitMigrations(database: MigratedDatabase, url: string, until: AbortSignal): Promise<void> {
  const orm = await MikroORM.init(ormOptions(database.databaseAt(url)));
  try {
    for (;;) {
      const missing = await missingIn(orm, database);
      if (missing === '') return;
      if (until.aborted) throw new Error(missing);
      await after(everyMs, undefined, { signal: until }).catch(() => undefined);
    }
  } finally {
    await orm.close();
  }
}

/** What is missing, in words; nothing when all is there. No database, no table, no right to read it: all of these are "not yet". */
async function missingIn(orm: MikroORM, { migrations }: MigratedDatabase): Promise<string> {
  try {
    const { rows } = await sql<{ name: string }>`SELECT name FROM migrations`.execute(orm.em.fork().getKysely());
    const done = new Set(rows.map(({ name }) => name));
    return migrations.flatMap(({ name }) => (done.has(name) ? [] : [`${name} is not done`])).join(', ');
  } catch (error) {
    return `the migrations cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The command of a service that waits for its schema, as the service, and ends. Exits with 1 after ten minutes, or on SIGTERM. */
export async function waitForMigrations(database: MigratedDatabase, environment: NodeJS.ProcessEnv): Promise<void> {
  const url = readEnv(WaitingEnv, environment).DATABASE_URL;
  const logger = createLogger(`${database.databaseAt(url).applicationName}-await-migrations`, 'info');
  // The first process of a container gets no end from a signal that it does not hear.
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
  try {
    await awaitMigrations(database, url, AbortSignal.any([stopping.signal, AbortSignal.timeout(withinMs)]));
    logger.info('The schema is there');
  } catch (error) {
    logger.fatal({ error, cause: error instanceof Error ? error.message : undefined }, 'The schema is not there');
    process.exitCode = 1;
  }
}
