import { waitForMigrations } from '#persistence';
import { leadsMigrations } from './migrations/index.js';

await waitForMigrations(leadsMigrations, process.env);
