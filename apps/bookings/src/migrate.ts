import { migrate } from '#persistence';
import { bookingsMigrations } from './migrations/index.js';

await migrate(bookingsMigrations, process.env);
