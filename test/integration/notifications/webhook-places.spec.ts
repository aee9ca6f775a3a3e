import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { ormOptions } from '#persistence';
import { notificationsDatabase } from '../../../apps/notifications/src/database.js';
import { beginDueWebhooks } from '../../../apps/notifications/src/deliveries/due-webhooks.store.js';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { aBacklog, anEndpoint } from '../../support/builders/an-endpoint.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings, webhookSecret } from '../../support/notifications.js';
import { startTestReceiver, type TestReceiver } from '../../support/outside.js';

let around: NotificationsSurroundings;
let slow: TestReceiver;

beforeEach(async () => {
  around = await notificationsSurroundings();
  slow = await startTestReceiver(webhookSecret);
});
afterEach(async () => {
  // First: it ends the attempts that hang.
  await slow.close();
  await around.close();
});

const hangFor = (delayMs: number) => slow.behave({ status: 200, delayMs });
const { data } = aBookingCreated();
const path = () => `/${randomUUID()}`;

describe('an endpoint that hangs', () => {
  it('has 8 attempts in flight in an instance, whatever waits for it, and holds up no other', async () => {
    await hangFor(14_000);
    await aBacklog(around.db, await anEndpoint(around.db, slow.hookUrl), 100, data);
    await around.start();
    await eventually(async () => expect(await slow.requests()).toHaveLength(8));
    const other = await anEndpoint(around.db, around.receiver.hookUrl);
    await aBacklog(around.db, other, 50, data);
    await eventually(async () => expect(await around.receiver.requests()).toHaveLength(50), { within: 10_000 });
    expect(await slow.requests()).toHaveLength(8);
  });

  it('has 8 in each of two instances', async () => {
    await hangFor(14_000);
    await aBacklog(around.db, await anEndpoint(around.db, slow.hookUrl), 100, data);
    await Promise.all([around.start(), around.start()]);
    await eventually(async () => expect(await slow.requests()).toHaveLength(16), { within: 10_000 });
  });

  it('shares the 40 places of an instance with the others', async () => {
    await hangFor(14_000);
    for (let i = 0; i < 6; i++) await aBacklog(around.db, await anEndpoint(around.db, `${slow.hookUrl}${path()}`), 8, data);
    await around.start();
    await eventually(async () => expect(await slow.requests()).toHaveLength(40), { within: 10_000 });
    const perEndpoint = Object.values(Object.groupBy(await slow.requests(), (request) => request.path)).map((all) => all?.length);
    expect(perEndpoint).toEqual([8, 8, 8, 8, 8]);
  });
});

describe('a place that an attempt leaves', () => {
  it('is taken at once by what is due to its endpoint, not at the next poll', async () => {
    await hangFor(20);
    await around.start();
    await aBacklog(around.db, await anEndpoint(around.db, slow.hookUrl), 300, data);
    // At 8 a second, by the poll alone, it would be 38 seconds.
    await eventually(async () => expect(await slow.requests()).toHaveLength(300), { within: 15_000 });
  });
});

describe('a claim of due webhooks', () => {
  let orm: MikroORM;
  let dead: string;

  beforeEach(async () => {
    orm = await MikroORM.init(ormOptions(notificationsDatabase(around.databaseUrl)));
    dead = await anEndpoint(around.db, 'https://dead.example');
    await aBacklog(around.db, dead, 10_000, {});
    await aBacklog(around.db, await anEndpoint(around.db, 'https://alive.example'), 1_000, {}, '1 minute');
    await around.db.query('ANALYZE deliveries, notified_events, webhook_endpoints');
  });
  afterEach(() => orm.close());

  /** What a claim begins, and how many rows of deliveries it read. */
  const claim = (taken: [string, number][]) =>
    orm.em.fork().transactional(async (em) => {
      const terms = { maxAttempts: 6, leaseMs: 45_000, takesOver: true };
      const begun = await beginDueWebhooks(em, { free: 40, taken: new Map(taken) }, { usual: 8, failing: 2 }, terms);
      const { rows } = await sql<{ read: number }>`
        SELECT (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer AS read
        FROM pg_stat_xact_user_tables WHERE relname = 'deliveries'`.execute(em.getKysely());
      const ofDead = begun.filter(({ recipient }) => recipient === dead).length;
      return { ofDead, ofAlive: begun.length - ofDead, read: rows[0]?.read };
    });

  it('does not read over the backlog of an endpoint without a place', async () => {
    const { read, ...begun } = await claim([[dead, 8]]);
    expect(begun).toEqual({ ofDead: 0, ofAlive: 8 });
    expect(read).toBeLessThan(100);
  });

  it('takes of each endpoint what it has places for', async () => {
    const { read, ...begun } = await claim([[dead, 5]]);
    expect(begun).toEqual({ ofDead: 3, ofAlive: 8 });
    expect(read).toBeLessThan(100);
  });

  it('takes but two of an endpoint that fails, so that several do not hold all there is', async () => {
    await around.db.query('UPDATE webhook_endpoints SET failing_since = now() WHERE id = $1', [dead]);
    expect(await claim([])).toMatchObject({ ofDead: 2, ofAlive: 8 });
  });

  it('does not read over the backlog of a paused endpoint', async () => {
    await around.db.query('UPDATE webhook_endpoints SET failing_since = now(), paused_at = now() WHERE id = $1', [dead]);
    const { read, ...begun } = await claim([]);
    expect(begun).toEqual({ ofDead: 0, ofAlive: 8 });
    expect(read).toBeLessThan(100);
  });
});
