import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pool, Client } from 'pg';
import { runMigrations } from '#persistence';
import { bookingsMigrations } from '../../../../apps/bookings/src/migrations/index.js';
import { monthsThere } from '../../../support/bookings-of-months.js';
import { aBookingRow } from '../../../support/builders/a-booking-row.js';
import { createDatabase, type TestDatabase } from '../../../support/database.js';
import { insertRow } from '../../../support/rows.js';
import { poolAt } from '../../../support/pool.js';

let roles: TestDatabase;
let owner: Pool;
const name = `test_bookings_default_${process.pid}`;

/** A database of the version before the storage migration. */
beforeAll(async () => {
  // Makes the roles, when no other test has.
  roles = await createDatabase('bookings');
  await asAdmin(`CREATE DATABASE ${name}`);
  const url = new URL(roles.ownerUrl);
  url.pathname = `/${name}`;
  owner = poolAt(url.href);
  const earlier = bookingsMigrations.migrations.filter((migration) => migration.name !== '20261121-storage');
  await runMigrations({ ...bookingsMigrations, migrations: earlier }, url.href);
});
afterAll(async () => {
  await owner.end();
  await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
  await roles.remove();
});

async function asAdmin(statement: string): Promise<void> {
  const admin = new Client(process.env['TEST_POSTGRES_URL']);
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}

describe('the default partition', () => {
  it('goes, and its bookings are in months of their own after it', async () => {
    const rows = ['2019-05-05T05:05:05Z', '2019-05-31T23:59:59.999Z', '2019-06-01T00:00:00Z', '2055-01-01T00:00:00Z'].map((at) =>
      aBookingRow({ notes: at, confirmation_email_sent_at: at }, new Date(at)),
    );
    for (const row of rows) await insertRow(owner, 'demo_bookings', row);
    const all = 'SELECT * FROM demo_bookings ORDER BY id';
    const before = (await owner.query(all)).rows;
    const url = new URL(roles.ownerUrl);
    url.pathname = `/${name}`;
    expect(await runMigrations(bookingsMigrations, url.href)).toEqual(['20261121-storage']);
    expect((await owner.query(all)).rows).toEqual(before);
    const { rows: places } = await owner.query('SELECT tableoid::regclass::text AS month FROM demo_bookings ORDER BY id');
    expect(places.map(({ month }) => month)).toEqual(
      ['y2019m05', 'y2019m05', 'y2019m06', 'y2055m01'].map((month) => `demo_bookings_${month}`),
    );
    expect(await monthsThere(owner)).not.toContain('demo_bookings_default');
  });
});
