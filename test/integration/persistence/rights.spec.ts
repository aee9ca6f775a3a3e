import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { poolAt } from '../../support/pool.js';

const noRight = { code: '42501' };
/** The tables of messaging: what was published or handled long ago is forgotten. */
const transient = new Set(['outbox', 'inbox']);
/** The directory of organizations, which staff keep: nothing of a customer's. */
const directory = new Set(['organizations', 'organization_domains']);

describe.each(['leads', 'bookings', 'notifications'] as const)('the role of %s', (service) => {
  let database: TestDatabase;
  let asService: Pool;
  let tables: string[];

  beforeAll(async () => {
    database = await createDatabase(service);
    asService = poolAt(database.url);
    const { rows } = await asService.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    tables = rows.map(({ name }) => name);
  });
  afterAll(async () => {
    await asService.end();
    await database.remove();
  });

  it('cannot delete a row of what is kept', async () => {
    const kept = tables.filter((table) => !transient.has(table) && !directory.has(table));
    expect(kept.length).toBeGreaterThan(2);
    for (const table of kept) await expect(asService.query(`DELETE FROM ${table}`)).rejects.toMatchObject(noRight);
  });

  it.each([
    ['empty', 'TRUNCATE %'],
    ['alter', 'ALTER TABLE % ADD COLUMN more text'],
    ['drop', 'DROP TABLE %'],
    ['disarm', 'ALTER TABLE % DISABLE TRIGGER ALL'],
  ])('cannot %s a table', async (_what, statement) => {
    for (const table of tables) await expect(asService.query(statement.replace('%', table))).rejects.toMatchObject(noRight);
  });

  it('cannot make a table, and cannot touch the record of the migrations', async () => {
    await expect(asService.query('CREATE TABLE more (id integer)')).rejects.toMatchObject(noRight);
    await expect(asService.query('UPDATE migrations SET name = name')).rejects.toMatchObject(noRight);
  });

  it('may forget what was published and handled', async () => {
    for (const table of transient) await expect(asService.query(`DELETE FROM ${table}`)).resolves.toMatchObject({ rowCount: 0 });
  });
});
