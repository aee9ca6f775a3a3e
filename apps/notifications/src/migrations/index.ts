import type { MigratedDatabase } from '#persistence';
import { notificationsDatabase } from '../database.js';
import { NotificationsMigration } from './20261121-notifications.migration.js';
import { SalesMigration } from './20261121-sales.migration.js';
import { BouncesMigration } from './20261122-bounces.migration.js';
import { DatabaseClockMigration } from './20261122-database-clock.migration.js';
import { EndpointHealthMigration } from './20261122-endpoint-health.migration.js';
import { VisibleMigrationsMigration } from './20261126-visible-migrations.migration.js';

/** The database of notifications with its migrations, oldest first. */
export const notificationsMigrations: MigratedDatabase = {
  databaseAt: notificationsDatabase,
  migrations: [
    { name: '20261121-notifications', class: NotificationsMigration },
    { name: '20261121-sales', class: SalesMigration },
    { name: '20261122-bounces', class: BouncesMigration },
    { name: '20261122-endpoint-health', class: EndpointHealthMigration },
    { name: '20261122-database-clock', class: DatabaseClockMigration },
    { name: '20261126-visible-migrations', class: VisibleMigrationsMigration },
  ],
};
