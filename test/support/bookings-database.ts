import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { bookingsDatabase } from '../../apps/bookings/src/database.js';
import { ormOptions } from '../../libs/persistence/src/index.js';
import { createDatabase } from './database.js';
import { poolAt } from './pool.js';

/** The database of bookings, without its service. */
export interface BookingsDatabase {
  /** With the rights of the service alone. */
  url: string;
  /** The owner's. */
  db: Pool;
  /** The rights of the service alone. */
  dbAsService: Pool;
  /** As the service has it. */
  orm: MikroORM;
  close(): Promise<void>;
}

export async function openBookingsDatabase(): Promise<BookingsDatabase> {
  const database = await createDatabase('bookings');
  const orm = await MikroORM.init(ormOptions(bookingsDatabase(database.url)));
  // A connection may hear of the removal of the database before its own end.
  const db = poolAt(database.ownerUrl);
  const dbAsService = poolAt(database.url);
  return {
    url: database.url,
    db,
    dbAsService,
    orm,
    close: async () => {
      await orm.close();
      await Promise.all([db.end(), dbAsService.end()]);
      await database.remove();
    },
  };
}
