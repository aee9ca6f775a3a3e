import { describe, expect, it } from '@jest/globals';
import { LeadsEnv } from '../../../apps/leads/src/leads.env.js';
import { LeadsModule } from '../../../apps/leads/src/leads.module.js';
import { aBrokerForEachTest } from '../../support/broker.js';
import { createDatabase } from '../../support/database.js';
import { testErasureHashKey } from '../../support/leads-service.js';
import { startService } from '../../support/service.js';
import { askManagement } from '../../support/vhost.js';

const broker = aBrokerForEachTest();

describe('the exchange of the events', () => {
  it('is declared by a service that only publishes: publishing to none would cost it its connection', async () => {
    const database = await createDatabase('leads');
    broker.closing({ close: database.remove });
    const env = LeadsEnv.parse({ AMQP_URL: broker.amqpUrl, OPS_PORT: 0, DATABASE_URL: database.url, ERASURE_HASH_KEY: testErasureHashKey });
    broker.closing(await startService(LeadsModule.with(env)));
    expect(await askManagement(`/api/exchanges/${broker.vhost}/events`)).toMatchObject({ type: 'topic', durable: true });
  });
});
