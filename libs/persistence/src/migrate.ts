import type { MigrationObject } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { createLogger, readEnv } from '#runtime';
import { databaseSettings } from './database-settings.js';
import { type DatabaseDefinition, ormOptions } from './orm-options.js';

/** An index of a large table takes minutes; but nobody is kept waiting for a lock that a migration waits for, for more than 5 s. */
const statementMs = 3_600_000;

const MigrationEnv = z.object(databaseSettings);

/** A database with its way from empty to now, oldest step first. */
export interface MigratedDatabase {
  readonly databaseAt: (url: string) => DatabaseDefinition;
  readonly migrations: MigrationObject[];
}

/** Runs the migrations that are missing. Resolves to the names of those that ran; throws when one fails, with none of them done. */
export async function runMigrations({ databaseAt, migrations }: MigratedDatabase, url: string, ca?: string): Promise<string[]> {
  // Loaded here alone: a service at work does not need it.
  const { Migrator } = await import('@mikro-orm/migrations');
  const orm = await MikroORM.init({
    ...ormOptions({ ...databaseAt(url), ca, statementMs }),
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'migrations', transactional: true, allOrNothing: true, snapshot: false },
  });
  try {
    return (await orm.migrator.up()).map(({ name }) => name);
  } finally {
    await orm.close();
  }
}

/** The command of a service: migrates DATABASE_URL, as its owner, and ends. Exits with 1 when a migration fails. */
export async function migrate(database: MigratedDatabase, environment: NodeJS.ProcessEnv): Promise<void> {
  const { DATABASE_URL: url, DATABASE_CA: ca } = readEnv(MigrationEnv, environment);
  const logger = createLogger(`${database.databaseAt(url).applicationName}-migrate`, 'info');
  try {
    const done = await runMigrations(database, url, ca);
    logger.info({ migrations: done }, done.length === 0 ? 'Nothing to migrate' : 'Migrated');
  } catch (error) {
    // A migration's statements hold no personal data, and without the message nobody could mend it.
    logger.fatal({ error, cause: error instanceof Error ? error.message : undefined }, 'The migration failed');
    process.exitCode = 1;
  }
}
