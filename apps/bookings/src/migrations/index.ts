import type { MigratedDatabase } from '#persistence';
import { bookingsDatabase } from '../database.js';
import { BookingsMigration } from './20261121-bookings.migration.js';
import { SalesMigration } from './20261121-sales.migration.js';
import { StorageMigration } from './20261121-storage.migration.js';
import { VisibleMigrationsMigration } from './20261126-visible-migrations.migration.js';

/** The database of bookings with its migrations, oldest first. */
export const bookingsMigrations: MigratedDatabase = {
  databaseAt: bookingsDatabase,
  migrations: [
    { name: '20261121-bookings', class: BookingsMigration },
    { name: '20261121-sales', class: SalesMigration },
    { name: '20261121-storage', class: StorageMigration },
    { name: '20261126-visible-migrations', class: VisibleMigrationsMigration },
  ],
};
