import { waitForMigrations } from '#persistence';
import { notificationsMigrations } from './migrations/index.js';

await waitForMigrations(notificationsMigrations, process.env);
