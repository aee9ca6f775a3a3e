import type { MigratedDatabase } from '#persistence';
import { bookingsDatabase } from '../database.js';
import { BookingsMigration } from './20261121-bookings.migration.js';

/** The database of bookings with its migrations, oldest first. */
export const bookingsMigrations: MigratedDatabase = {
  databaseAt: bookingsDatabase,
  migrations: [{ name: '20261121-bookings', class: BookingsMigration }],
};
