import { MikroORM } from '@mikro-orm/postgresql';
import { createLogger, readEnv, systemClock } from '#runtime';
import { ormOptions } from '#persistence';
import { BookingsEnv } from './bookings.env.js';
import { bookingsDatabase } from './database.js';
import { archiveDue } from './storage/archive.js';
import { makeMonthsAhead } from './storage/months.js';

/** The command that looks after the storage once, as an instance of the service does daily. Safe beside those. Exits with 1 when it fails. */
const logger = createLogger('bookings-storage', 'info');
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
try {
  const { DATABASE_URL } = readEnv(BookingsEnv.pick({ DATABASE_URL: true }), process.env);
  const orm = await MikroORM.init(ormOptions({ ...bookingsDatabase(DATABASE_URL), applicationName: 'bookings-storage', poolSize: 1 }));
  try {
    const now = systemClock.now();
    const made = await makeMonthsAhead(orm.em.fork(), now);
    const run = await archiveDue(orm.em.fork(), now, stopping.signal);
    logger.info({ made, ...run }, 'Looked after the storage of bookings');
  } finally {
    await orm.close();
  }
} catch (error) {
  logger.fatal({ error }, 'The storage of bookings could not be looked after');
  process.exitCode = 1;
}
