import { Pool } from 'pg';
import type { CommandBus } from '#messaging';
import { LeadsEnv } from '../../apps/leads/src/leads.env.js';
import { LeadsModule } from '../../apps/leads/src/leads.module.js';
import { connectSender } from './consumer.js';
import { createDatabase } from './database.js';
import { startService } from './service.js';
import { createVhost } from './vhost.js';

/** The leads service in this process, on a vhost and a database of its own. */
export interface LeadsService {
  bus: CommandBus;
  /** The owner's. */
  db: Pool;
  /** The rights of the service alone. */
  dbAsService: Pool;
  close(): Promise<void>;
}

export async function startLeadsService(): Promise<LeadsService> {
  const vhost = await createVhost();
  const database = await createDatabase('leads');
  const env = LeadsEnv.parse({ AMQP_URL: vhost.amqpUrl, OPS_PORT: 0, DATABASE_URL: database.url });
  const leads = await startService(LeadsModule.with(env));
  const sender = await connectSender(vhost.amqpUrl);
  const db = new Pool({ connectionString: database.ownerUrl });
  const dbAsService = new Pool({ connectionString: database.url });
  return {
    bus: sender.bus,
    db,
    dbAsService,
    close: async () => {
      await sender.close();
      await leads.close();
      await Promise.all([db.end(), dbAsService.end()]);
      await database.remove();
      await vhost.remove();
    },
  };
}
