import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { bookingsMigrations } from '../../apps/bookings/src/migrations/index.js';
import { leadsMigrations } from '../../apps/leads/src/migrations/index.js';
import { notificationsMigrations } from '../../apps/notifications/src/migrations/index.js';
import { runMigrations } from '#persistence';

const definitions = { leads: leadsMigrations, bookings: bookingsMigrations, notifications: notificationsMigrations };

/** A database of a service. */
export interface TestDatabase {
  /** With only the rights of the service. */
  url: string;
  /** The owner's, to look from outside. */
  ownerUrl: string;
  remove(): Promise<void>;
}

/** A database of its own for one test file, cloned from a template that the migrations made once per run. */
export async function createDatabase(service: keyof typeof definitions): Promise<TestDatabase> {
  const template = `template_${service}`;
  const name = `test_${service}_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    // One worker at a time: the first makes the roles and the template.
    await admin.query('SELECT pg_advisory_lock(42)');
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount === 0) await makeTemplate(admin, service, template);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: urlOf(name, `${service}_service`),
    ownerUrl: urlOf(name),
    remove: () => asAdmin(async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

async function makeTemplate(admin: Client, service: keyof typeof definitions, template: string): Promise<void> {
  const role = `${service}_service`;
  await admin.query(
    `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} LOGIN PASSWORD 'test'; END IF; END $$`,
  );
  await admin.query(`CREATE DATABASE ${template}_making`);
  await runMigrations(definitions[service], urlOf(`${template}_making`));
  await admin.query(`ALTER DATABASE ${template}_making RENAME TO ${template}`);
}

async function asAdmin(work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client(adminUrl().href);
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(database: string, role?: string): string {
  const url = adminUrl();
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = 'test';
  }
  return url.href;
}

function adminUrl(): URL {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('TEST_POSTGRES_URL is not set: it is for tests of the projects integration and e2e');
  return new URL(url);
}
