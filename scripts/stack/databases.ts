import { Client } from 'pg';
import { type DatabaseName, databaseNames } from './app-name.js';
import type { Secrets } from './secrets.js';

export interface DatabaseUrls {
  /** May change the schema. */
  owner: string;
  /** What the app works with. */
  service: string;
}

/** Where the databases of a server are, by name. */
export function databaseUrls(adminUrl: string, secrets: Secrets): Record<DatabaseName, DatabaseUrls> {
  const urls = (name: DatabaseName): DatabaseUrls => ({
    owner: databaseUrl(adminUrl, name, `${name}_owner`, secrets.databaseOwners[name]),
    service: databaseUrl(adminUrl, name, `${name}_service`, secrets.databaseServices[name]),
  });
  return { leads: urls('leads'), bookings: urls('bookings'), notifications: urls('notifications') };
}

/** Makes the databases and their roles where they are missing, as the server's superuser. */
export async function createDatabases(adminUrl: string, secrets: Secrets): Promise<void> {
  const admin = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000, statement_timeout: 30_000 });
  await admin.connect();
  try {
    for (const name of databaseNames) {
      await ensureRole(admin, `${name}_owner`, secrets.databaseOwners[name]);
      await ensureRole(admin, `${name}_service`, secrets.databaseServices[name]);
      const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
      if (rowCount === 0) await admin.query(`CREATE DATABASE ${name} OWNER ${name}_owner`);
      await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
      await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${name}_service`);
    }
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await admin.query(`${verb} ROLE ${role} LOGIN PASSWORD ${admin.escapeLiteral(password)}`);
}

function databaseUrl(adminUrl: string, database: string, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  url.username = user;
  url.password = password;
  return url.href;
}
