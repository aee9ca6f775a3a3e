import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { awaitMigrations } from '#persistence';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { serviceDatabases } from '../../support/service-databases.js';
import { poolAt } from '../../support/pool.js';

describe.each(serviceDatabases)('a new version of %s', (service, migrated) => {
  let database: TestDatabase;
  let owner: Pool;

  beforeAll(async () => {
    database = await createDatabase(service);
    owner = poolAt(database.ownerUrl);
  });
  afterAll(async () => {
    await owner.end();
    await database.remove();
  });

  /** As the service, with a migration more than the database has. */
  const withOneMore = {
    ...migrated,
    migrations: migrated.migrations.flatMap((migration, index) =>
      index === 0 ? [migration, { ...migration, name: 'one-more' }] : [migration],
    ),
  };
  const wait = (what: typeof migrated, until = AbortSignal.timeout(30_000)) => awaitMigrations(what, database.url, until);

  it('starts at once on the schema that it knows, with no more than its own role', async () => {
    await expect(wait(migrated)).resolves.toBeUndefined();
  });

  it('does not start on an older schema, and says what is missing', async () => {
    await expect(wait(withOneMore, AbortSignal.timeout(100))).rejects.toThrow('one-more is not done');
  });

  it('starts when the schema comes', async () => {
    const waiting = wait(withOneMore);
    await owner.query("INSERT INTO migrations (name) VALUES ('one-more')");
    await expect(waiting).resolves.toBeUndefined();
  });

  it('starts on the schema of a later version, as after a step back', async () => {
    await owner.query("INSERT INTO migrations (name) VALUES ('of-a-later-version')");
    await expect(wait(migrated)).resolves.toBeUndefined();
  });

  it('waits where there is no database yet', async () => {
    const url = new URL(database.url);
    url.pathname = '/none';
    await expect(awaitMigrations(migrated, url.href, AbortSignal.timeout(100))).rejects.toThrow('cannot be read');
  });
});
