import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { privacyOf, runMigrations } from '#persistence';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { serviceDatabases, withOrm } from '../../support/service-databases.js';
import { poolAt } from '../../support/pool.js';

describe.each(serviceDatabases)('the schema of %s', (service, migrated) => {
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

  /** Table and column of every stored property, by the ORM. */
  const mapped = () =>
    withOrm(migrated.databaseAt(database.url), async (orm) =>
      [...orm.getMetadata().getAll().values()].flatMap(({ class: entity, tableName, props }) =>
        props
          .filter(({ persist }) => persist !== false)
          .map(({ name, primary, fieldNames }) => ({ entity, name, primary: primary === true, columns: fieldNames, tableName })),
      ),
    );

  it('marks every column that is not a key as personal or plain', async () => {
    const unmarked = (await mapped()).filter(({ entity, name, primary }) => !primary && !privacyOf(entity).has(name));
    expect(unmarked.map(({ tableName, name }) => `${tableName}.${name}`)).toEqual([]);
  });

  it('has a property for every column that the database does not compute, and a column for every property', async () => {
    const { rows } = await owner.query<{ column: string }>(
      `SELECT c.table_name || '.' || c.column_name AS column
       FROM information_schema.columns c JOIN pg_class t ON t.oid = c.table_name::regclass
       WHERE c.table_schema = 'public' AND NOT t.relispartition AND t.relkind IN ('r', 'p')
         AND c.table_name <> 'migrations' AND c.is_generated = 'NEVER'`,
    );
    const properties = (await mapped()).flatMap(({ tableName, columns }) => columns.map((column) => `${tableName}.${column}`));
    expect(properties.toSorted()).toEqual(rows.map(({ column }) => column).toSorted());
  });

  it('maps a column to null exactly where the database allows it', async () => {
    const { rows } = await owner.query<{ column: string }>(
      `SELECT c.table_name || '.' || c.column_name AS column FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.is_nullable = 'YES'`,
    );
    const nullable = new Set(rows.map(({ column }) => column));
    const wrong = await withOrm(migrated.databaseAt(database.url), async (orm) =>
      [...orm.getMetadata().getAll().values()].flatMap(({ tableName, props }) =>
        props
          .flatMap(({ fieldNames, nullable: maybe }) => fieldNames.map((column) => ({ column: `${tableName}.${column}`, maybe })))
          .filter(({ column, maybe }) => nullable.has(column) !== (maybe === true)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is there once: running the migrations again does nothing', async () => {
    for (let i = 0; i < 2; i++) expect(await runMigrations(migrated, database.ownerUrl)).toEqual([]);
    const { rows } = await owner.query<{ name: string }>('SELECT name FROM migrations');
    expect(rows).toHaveLength(migrated.migrations.length);
  });
});
