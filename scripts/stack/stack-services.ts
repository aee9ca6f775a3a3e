import { type RunningPostgres, startPostgres } from '../services/postgres.js';
import { type RunningRabbitmq, startRabbitmq } from '../services/rabbitmq.js';
import { type AppName, appNames, type DatabaseName, databaseNames } from './app-name.js';
import { brokerDefinitions, brokerUrl, vhost } from './broker.js';
import { createDatabases, type DatabaseUrls, databaseUrls } from './databases.js';
import { type ManagedService, manageService } from './managed-service.js';
import { migrateDatabase } from './migrate.js';
import type { Secrets } from './secrets.js';
import type { StackContext } from './stack-context.js';

export interface Databases {
  urls: Record<DatabaseName, DatabaseUrls>;
  /** Undefined where DATABASE_URL was given. */
  managed: ManagedService<RunningPostgres> | undefined;
}

/** Brings PostgreSQL up, unless DATABASE_URL (a superuser's) names one, and in it the databases at their latest schema. */
export async function startDatabases({ stackDir, given, log, changed, closing }: StackContext, secrets: Secrets): Promise<Databases> {
  const url = given['DATABASE_URL'];
  const managed =
    url === undefined
      ? await manageService<RunningPostgres>(
          'postgres',
          (previous) => startPostgres({ stackDir, log, ...(previous === undefined ? {} : { port: previous.port }) }),
          changed,
        )
      : undefined;
  if (managed !== undefined) closing.push(managed.stop);
  const adminUrl = url ?? managed?.current().adminUrl ?? '';
  await createDatabases(adminUrl, secrets);
  const urls = databaseUrls(adminUrl, secrets);
  log('migrating the databases');
  await Promise.all(databaseNames.map((name) => migrateDatabase(name, urls[name].owner, stackDir)));
  return { urls, managed };
}

export interface Broker {
  urls: Record<AppName, string>;
  adminUrl: string;
  managementUrl: string | undefined;
  /** Undefined where AMQP_URL was given. */
  managed: ManagedService<RunningRabbitmq> | undefined;
}

/** Brings RabbitMQ up with the vhost and users of the stack, unless AMQP_URL names one: that is used as it is, by all apps. */
export async function startBroker({ stackDir, given, log, changed, closing }: StackContext, secrets: Secrets): Promise<Broker> {
  const url = given['AMQP_URL'];
  if (url !== undefined) {
    return { urls: perApp(() => url), adminUrl: url, managementUrl: given['RABBITMQ_MANAGEMENT_URL'], managed: undefined };
  }
  const definitions = brokerDefinitions(secrets);
  const managed = await manageService<RunningRabbitmq>(
    'rabbitmq',
    (previous) => startRabbitmq({ stackDir, definitions, log, ...portsOf(previous) }),
    changed,
  );
  closing.push(managed.stop);
  const { port, amqpUrl, managementUrl } = managed.current();
  const adminUrl = new URL(amqpUrl);
  adminUrl.pathname = `/${vhost}`;
  return { urls: perApp((user) => brokerUrl(`127.0.0.1:${port}`, user, secrets)), adminUrl: adminUrl.href, managementUrl, managed };
}

function portsOf(previous: RunningRabbitmq | undefined): { port?: number; managementPort?: number } {
  return previous === undefined ? {} : { port: previous.port, managementPort: previous.managementPort };
}

function perApp(url: (app: AppName) => string): Record<AppName, string> {
  const [gateway, bookings, leads, notifications] = appNames;
  return { gateway: url(gateway), bookings: url(bookings), leads: url(leads), notifications: url(notifications) };
}
