import { MikroORM } from '@mikro-orm/postgresql';
import { bookingsMigrations } from '../../apps/bookings/src/migrations/index.js';
import { leadsMigrations } from '../../apps/leads/src/migrations/index.js';
import { notificationsMigrations } from '../../apps/notifications/src/migrations/index.js';
import { type DatabaseDefinition, ormOptions } from '#persistence';

/** The services that have a database, with what each says of it. */
export const serviceDatabases = [
  ['leads', leadsMigrations],
  ['bookings', bookingsMigrations],
  ['notifications', notificationsMigrations],
] as const;

/** Runs `work` with the ORM as the service would have it, and closes it. */
export async function withOrm<T>(definition: DatabaseDefinition, work: (orm: MikroORM) => Promise<T>): Promise<T> {
  const orm = await MikroORM.init(ormOptions(definition));
  try {
    return await work(orm);
  } finally {
    await orm.close(true);
  }
}
