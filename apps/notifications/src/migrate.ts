import { migrate } from '#persistence';
import { notificationsMigrations } from './migrations/index.js';

await migrate(notificationsMigrations, process.env);
