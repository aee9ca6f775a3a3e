import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { SubmitBooking } from '#contracts';
import { CommandBus } from '#messaging';
import { BookingsEnv } from '../../../apps/bookings/src/bookings.env.js';
import { BookingsModule } from '../../../apps/bookings/src/bookings.module.js';
import { LeadsEnv } from '../../../apps/leads/src/leads.env.js';
import { LeadsModule } from '../../../apps/leads/src/leads.module.js';
import { aSubmission } from '../../support/builders/a-submission.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { startService } from '../../support/service.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let databases: { leads: TestDatabase; bookings: TestDatabase };
let leads: INestApplicationContext;
let bookings: INestApplicationContext;
let bus: CommandBus;
let db: pg.Pool;

beforeAll(async () => {
  vhost = await createVhost();
  databases = { leads: await createDatabase('leads'), bookings: await createDatabase('bookings') };
  const base = { AMQP_URL: vhost.amqpUrl, OPS_PORT: 0 };
  leads = await startService(LeadsModule.with(LeadsEnv.parse({ ...base, DATABASE_URL: databases.leads.url })));
  bookings = await startService(BookingsModule.with(BookingsEnv.parse({ ...base, DATABASE_URL: databases.bookings.url })));
  bus = bookings.get(CommandBus);
  db = new pg.Pool({ connectionString: databases.bookings.ownerUrl });
});

afterAll(async () => {
  await bookings.close();
  await leads.close();
  await db.end();
  await databases.leads.remove();
  await databases.bookings.remove();
  await vhost.remove();
});

describe('lead_must_exist_before_booking', () => {
  it('a stored booking has the lead that was made for it', async () => {
    const submission = aSubmission();
    const reply = await bus.request(SubmitBooking, submission, { withinMs: 10_000 });
    expect(reply).toMatchObject({ status: 'pending', warnings: [], repeated: false });
    const { rows } = await db.query('SELECT * FROM demo_bookings WHERE id = $1', [reply.id]);
    expect(rows).toHaveLength(1);
  });
});
