import { Pool } from 'pg';

/**
 * Connections to a database of a test. An idle one may hear of the end of the database, which is dropped by force, before the
 * pool has closed it: that is nobody's error.
 */
export const poolAt = (url: string): Pool => new Pool({ connectionString: url }).on('error', () => undefined);
