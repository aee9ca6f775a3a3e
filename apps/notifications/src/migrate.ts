import { migrate } from '#persistence';
import { notificationsDatabase } from './database.js';

await migrate(notificationsDatabase, process.env);
