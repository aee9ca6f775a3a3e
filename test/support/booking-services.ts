import type { INestApplicationContext } from '@nestjs/common';
import type { Pool } from 'pg';
import { CommandBus } from '#messaging';
import { BookingsEnv } from '../../apps/bookings/src/bookings.env.js';
import { BookingsModule } from '../../apps/bookings/src/bookings.module.js';
import { LeadsEnv } from '../../apps/leads/src/leads.env.js';
import { LeadsModule } from '../../apps/leads/src/leads.module.js';
import { createDatabase } from './database.js';
import { testErasureHashKey } from './leads-service.js';
import { startService } from './service.js';
import { poolAt } from './pool.js';

/** Leads and bookings in this process, each with a database of its own. */
export interface BookingServices {
  /** As the gateway has one. */
  bus: CommandBus;
  /** The owners', to look from outside. */
  leadsDb: Pool;
  bookingsDb: Pool;
  /** The rights of the service alone. */
  bookingsDbAsService: Pool;
  /** Of bookings, to get its parts. */
  bookings: INestApplicationContext;
  stopLeads(): Promise<void>;
  startLeads(): Promise<void>;
  close(): Promise<void>;
}

/** Starts both on the broker at `amqpUrl` and waits until they are ready; `settings` are those of bookings. */
export async function startBookingServices(amqpUrl: string, settings: Record<string, string> = {}): Promise<BookingServices> {
  const base = { AMQP_URL: amqpUrl, OPS_PORT: 0 };
  const leadsDatabase = await createDatabase('leads');
  const bookingsDatabase = await createDatabase('bookings');
  const startLeads = () =>
    startService(LeadsModule.with(LeadsEnv.parse({ ...base, DATABASE_URL: leadsDatabase.url, ERASURE_HASH_KEY: testErasureHashKey })));
  let leads: INestApplicationContext | undefined = await startLeads();
  const bookings = await startService(BookingsModule.with(BookingsEnv.parse({ ...base, DATABASE_URL: bookingsDatabase.url, ...settings })));
  // A pool ends before its connections have: the removal of the database may end one of them first.
  const leadsDb = poolAt(leadsDatabase.ownerUrl);
  const bookingsDb = poolAt(bookingsDatabase.ownerUrl);
  const bookingsDbAsService = poolAt(bookingsDatabase.url);
  const stopLeads = async (): Promise<void> => {
    await leads?.close();
    leads = undefined;
  };
  return {
    bus: bookings.get(CommandBus),
    leadsDb,
    bookingsDb,
    bookingsDbAsService,
    bookings,
    stopLeads,
    startLeads: async () => {
      leads = await startLeads();
    },
    close: async () => {
      await bookings.close();
      await stopLeads();
      await Promise.all([leadsDb.end(), bookingsDb.end(), bookingsDbAsService.end()]);
      await leadsDatabase.remove();
      await bookingsDatabase.remove();
    },
  };
}
