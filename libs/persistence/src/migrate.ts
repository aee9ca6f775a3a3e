import { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { connectionUrl, createLogger, readEnv } from '#runtime';
import { type DatabaseDefinition, ormOptions } from './orm-options.js';

const MigrationEnv = z.object({ DATABASE_URL: connectionUrl('postgres', 'postgresql') });

/** Runs the migrations that are missing, as the owner of the database (DATABASE_URL), and ends. Exits with 1 when one fails. */
export async function migrate(databaseAt: (url: string) => DatabaseDefinition, environment: NodeJS.ProcessEnv): Promise<void> {
  const definition = databaseAt(readEnv(MigrationEnv, environment).DATABASE_URL);
  const logger = createLogger(`${definition.applicationName}-migrate`, 'info');
  const orm = await MikroORM.init(ormOptions(definition));
  try {
    const done = await orm.migrator.up();
    logger.info({ migrations: done.map(({ name }) => name) }, done.length === 0 ? 'Nothing to migrate' : 'Migrated');
  } catch (error) {
    // A migration's statements hold no personal data, and without the message nobody could mend it.
    logger.fatal({ error, cause: error instanceof Error ? error.message : undefined }, 'The migration failed');
    process.exitCode = 1;
  } finally {
    await orm.close();
  }
}
