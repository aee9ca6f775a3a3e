import { migrate } from '#persistence';
import { leadsDatabase } from './database.js';

await migrate(leadsDatabase, process.env);
