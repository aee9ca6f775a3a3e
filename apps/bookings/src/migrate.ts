import { migrate } from '#persistence';
import { bookingsDatabase } from './database.js';

await migrate(bookingsDatabase, process.env);
