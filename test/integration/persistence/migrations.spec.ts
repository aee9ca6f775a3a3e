import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { runMigrations } from '#persistence';
import { leadsDatabase } from '../../../apps/leads/src/database.js';
import { leadsMigrations } from '../../../apps/leads/src/migrations/index.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { poolAt } from '../../support/pool.js';

class NotesItsDeadlines extends Migration {
  override up(): void {
    this.addSql("CREATE TABLE noted AS SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock");
  }
}

let database: TestDatabase;
let owner: Pool;

beforeAll(async () => {
  database = await createDatabase('leads');
  owner = poolAt(database.ownerUrl);
});
afterAll(async () => {
  await owner.end();
  await database.remove();
});

describe('a migration', () => {
  it('may take minutes, as for the index of a large table, but waits for a lock no longer than a service does', async () => {
    const migrations = [...leadsMigrations.migrations, { name: 'zz-notes-its-deadlines', class: NotesItsDeadlines }];
    await runMigrations({ databaseAt: leadsDatabase, migrations }, database.ownerUrl);
    expect((await owner.query('SELECT * FROM noted')).rows).toEqual([{ statement: '1h', lock: '5s' }]);
  });
});
