import { waitForMigrations } from '#persistence';
import { bookingsMigrations } from './migrations/index.js';

await waitForMigrations(bookingsMigrations, process.env);
