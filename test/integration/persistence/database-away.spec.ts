import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { DatabaseProbe, isDatabaseAway, ormOptions } from '#persistence';
import { leadsDatabase } from '../../../apps/leads/src/database.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { type Proxy, startProxy } from '../../../scripts/services/proxy.js';
import { poolAt } from '../../support/pool.js';

let database: TestDatabase;
let owner: Pool;
let proxy: Proxy;
let orm: MikroORM;

beforeAll(async () => {
  database = await createDatabase('leads');
  owner = poolAt(database.ownerUrl);
});
afterAll(async () => {
  await owner.end();
  await database.remove();
});
beforeEach(async () => {
  proxy = await startProxy(database.url);
  orm = await MikroORM.init(ormOptions({ ...leadsDatabase(proxy.url), poolSize: 2 }));
});
afterEach(async () => {
  await orm.close(true);
  await proxy.close();
});

/** Runs statements in one transaction, as handlers do. */
const run = (...statements: string[]): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    for (const statement of statements) await sql.raw(statement).execute(em.getKysely());
  });
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );
const running = async (statement: string): Promise<number> =>
  (await owner.query('SELECT FROM pg_stat_activity WHERE query = $1 AND state = $2', [statement, 'active'])).rowCount ?? 0;

describe('the probe of the database', () => {
  it('is up while the database answers, down while it is away, and up again when it is back', async () => {
    const probe = new DatabaseProbe(orm);
    await probe.check();
    proxy.refuse();
    expect(isDatabaseAway(await failureOf(probe.check()))).toBe(true);
    proxy.heal();
    await eventually(() => probe.check());
  });
});

describe('the database is away', () => {
  it('when nothing listens there', async () => {
    await proxy.close();
    expect(isDatabaseAway(await failureOf(run('SELECT 1')))).toBe(true);
  });

  it('when the connection is cut before or within a transaction', async () => {
    await run('SELECT 1');
    proxy.refuse();
    expect(isDatabaseAway(await failureOf(run('SELECT 1')))).toBe(true);
    proxy.heal();
    const statement = 'SELECT pg_sleep(20), 1';
    const cut = failureOf(run(statement));
    await eventually(async () => expect(await running(statement)).toBe(1));
    proxy.cut();
    expect(isDatabaseAway(await cut)).toBe(true);
  });

  it('for a while only: transactions that lost their connections use up no pool, however many they were', async () => {
    for (let i = 0; i < 3; i++) {
      const statements = [`SELECT pg_sleep(20), ${i}.1`, `SELECT pg_sleep(20), ${i}.2`];
      const cut = statements.map((statement) => failureOf(run(statement)));
      for (const statement of statements) await eventually(async () => expect(await running(statement)).toBe(1));
      proxy.cut();
      for (const failure of await Promise.all(cut)) expect(isDatabaseAway(failure)).toBe(true);
    }
    await Promise.all([run('SELECT 1'), run('SELECT 1'), run('SELECT 1')]);
  });

  it('when the server ends the connection, as at its shutdown', async () => {
    const statement = 'SELECT pg_sleep(20), 2';
    const ended = failureOf(run(statement));
    await eventually(async () => expect(await running(statement)).toBe(1));
    await owner.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1', [statement]);
    expect(isDatabaseAway(await ended)).toBe(true);
  });

  it('when it has no connection to spare', async () => {
    const name = new URL(database.url).pathname.slice(1);
    await owner.query(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);
    expect(isDatabaseAway(await failureOf(run('SELECT 1')))).toBe(true);
    await owner.query(`ALTER DATABASE ${name} CONNECTION LIMIT -1`);
  });

  it.each([
    ['a lock is not to be had in time', "SET LOCAL lock_timeout = '50ms'", 'LOCK TABLE leads'],
    ['a statement takes too long', "SET LOCAL statement_timeout = '50ms'", 'SELECT pg_sleep(20)'],
  ])('when %s', async (_when, limit, statement) => {
    const holder = await owner.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('LOCK TABLE leads');
      expect(isDatabaseAway(await failureOf(run(limit, statement.replace('LOCK TABLE', 'SELECT FROM'))))).toBe(true);
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
  });
});

const insert = (id: string): string => `INSERT INTO inbox (message_id) VALUES (${id})`;

const sessionsOf = async (applicationName: string): Promise<number> =>
  (await owner.query('SELECT FROM pg_stat_activity WHERE application_name = $1', [applicationName])).rowCount ?? 0;

describe('connections to the database that went silent', () => {
  const statementMs = 500;
  let hasty: MikroORM;
  const select = (statement: string): Promise<unknown> => hasty.em.fork().getConnection().execute(statement);

  beforeEach(async () => {
    hasty = await MikroORM.init(ormOptions({ ...leadsDatabase(proxy.url), applicationName: 'hasty', poolSize: 2, statementMs }));
  });
  afterEach(() => hasty.close(true));

  it('are given up, though nobody ends them: whoever waits hears that the database is away, and new ones serve the next', async () => {
    await Promise.all([select('SELECT pg_sleep(0.1)'), select('SELECT pg_sleep(0.1)')]);
    const waiting = failureOf(hasty.em.fork().transactional((em) => em.execute('SELECT pg_sleep(0.3)')));
    await eventually(async () => expect(await running('SELECT pg_sleep(0.3)')).toBe(1), { every: 5 });
    proxy.abandon();
    const failures = await Promise.all([waiting, failureOf(select('SELECT 1'))]);
    expect(failures).toEqual([expect.objectContaining({ code: 'ETIMEDOUT' }), expect.objectContaining({ code: 'ETIMEDOUT' })]);
    expect(failures.map(isDatabaseAway)).toEqual([true, true]);
    await Promise.all([select('SELECT 1'), select('SELECT 1'), select('SELECT 1')]);
  });

  it('are not those whose statement takes its time, or too much of it: that one the database itself ends', async () => {
    await select(`SELECT pg_sleep(${(0.8 * statementMs) / 1_000})`);
    expect(await failureOf(select('SELECT pg_sleep(5)'))).toMatchObject({ code: '57014' });
  });

  it('are not those at rest: they leave the pool before', async () => {
    await Promise.all([select('SELECT 1'), select('SELECT 1')]);
    expect(await sessionsOf('hasty')).toBe(2);
    await eventually(async () => expect(await sessionsOf('hasty')).toBe(0));
    await select('SELECT 1');
  });
});

describe('a session that began while the database was read-only', () => {
  it('is never used: the database is away meanwhile, and takes writes as soon as it is writable', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const write = () => run('INSERT INTO inbox (message_id) VALUES (gen_random_uuid())');
    await owner.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    const failures = [await failureOf(write()), await failureOf(run('SELECT 1'))];
    expect(failures).toEqual([expect.objectContaining({ code: '25006' }), expect.objectContaining({ code: '25006' })]);
    await owner.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    await Promise.all([write(), write(), write()]);
  });
});

describe('the database is there, and the work is wrong', () => {
  const id = "'0192f0c1-2b3c-7d4e-8f50-112233445566'";

  it.each([
    ['a row is there already', [insert(id), insert(id)], '23505'],
    ['a value is missing', [insert('NULL')], '23502'],
    ['a value is of the wrong form', [insert("'x'")], '22P02'],
    [
      'a check says no',
      [
        `INSERT INTO outbox (id, type, version, subject, correlation_id, traceparent, occurred_at) VALUES (${id}, '', 1, '', ${id}, '', now())`,
      ],
      '23514',
    ],
    ['the table does not exist', ['SELECT FROM nothing'], '42P01'],
    ['the right is missing', ['DELETE FROM leads'], '42501'],
  ])('when %s', async (_when, statements, code) => {
    const failure = await failureOf(run(...statements));
    expect(failure).toMatchObject({ code });
    expect(isDatabaseAway(failure)).toBe(false);
  });
});
