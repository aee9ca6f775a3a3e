import { migrate } from '#persistence';
import { leadsMigrations } from './migrations/index.js';

await migrate(leadsMigrations, process.env);
