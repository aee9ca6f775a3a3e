import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { leadsDatabase } from '../../../apps/leads/src/database.js';
import { leadsMigrations } from '../../../apps/leads/src/migrations/index.js';
import { isDatabaseAway, ormOptions, runMigrations } from '#persistence';
import { freePort } from '../../../scripts/services/free-port.js';
import { type RunningPostgres, startPostgres } from '../../../scripts/services/postgres.js';
import { startProxy } from '../../../scripts/services/proxy.js';
import { anAuthority, type Authority } from '../../support/authority.js';
import { type TlsFiles, tlsFiles } from '../../support/tls-files.js';

let authority: Authority;
let files: TlsFiles;
let postgres: RunningPostgres;

beforeAll(async () => {
  authority = await anAuthority();
  files = await tlsFiles(authority, await authority.server('127.0.0.1'));
  const stackDir = join(files.folder, 'stack');
  await mkdir(stackDir);
  postgres = await startPostgres({
    stackDir,
    port: await freePort(),
    durable: false,
    settings: ['ssl=on', `ssl_cert_file=${files.cert}`, `ssl_key_file=${files.key}`],
    log: () => undefined,
  });
});

afterAll(async () => {
  await postgres.stop();
  await files.remove();
});

const urlWith = (parameters: string, host = '127.0.0.1'): string => {
  const url = new URL(postgres.adminUrl);
  url.hostname = host;
  url.search = parameters;
  return url.href;
};

/** Whether a service with these settings talks to its database by TLS. Rejects when it cannot talk to it. */
async function isEncrypted(url: string, ca?: string): Promise<unknown> {
  const orm = await MikroORM.init(ormOptions({ ...leadsDatabase(url), ca }));
  try {
    const [row] = await orm.em.getConnection().execute('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    return row?.ssl;
  } finally {
    await orm.close(true);
  }
}

/** Node's words for a certificate without an authority that is trusted. */
const untrusted = /self-signed certificate|unable to (verify|get)|certificate signature failure/;

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a database with sslmode=verify-full', () => {
  it('is talked to by TLS where the authority that was given vouches for it', async () => {
    expect(await isEncrypted(urlWith('sslmode=verify-full'), authority.ca)).toBe(true);
  });

  it('without it the link is plain, whatever PGSSLMODE says', async () => {
    process.env['PGSSLMODE'] = 'no-verify';
    try {
      expect(await isEncrypted(urlWith(''))).toBe(false);
    } finally {
      delete process.env['PGSSLMODE'];
    }
  });

  it('is refused where another authority vouches for it, or one that the system does not know', async () => {
    const { ca } = await anAuthority();
    await expect(isEncrypted(urlWith('sslmode=verify-full'), ca)).rejects.toThrow(untrusted);
    await expect(isEncrypted(urlWith('sslmode=verify-full'))).rejects.toThrow(untrusted);
  });

  it('is given up when it goes silent, as one without TLS', async () => {
    const proxy = await startProxy(urlWith('sslmode=verify-full'));
    const orm = await MikroORM.init(ormOptions({ ...leadsDatabase(proxy.url), ca: authority.ca, statementMs: 500 }));
    const select = (): Promise<unknown> => orm.em.getConnection().execute('SELECT 1');
    try {
      await select();
      proxy.abandon();
      expect(await failureOf(select())).toMatchObject({ code: 'ETIMEDOUT' });
      await select();
    } finally {
      await orm.close(true);
      await proxy.close();
    }
  });

  it('is refused when its certificate names another host', async () => {
    await expect(isEncrypted(urlWith('sslmode=verify-full', 'localhost'), authority.ca)).rejects.toThrow(/does not match certificate/);
  });

  it('is refused when it does not speak TLS', async () => {
    const plain = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
    plain.search = 'sslmode=verify-full';
    await expect(isEncrypted(plain.href, authority.ca)).rejects.toThrow(/SSL/);
  });

  it('that is not to be trusted is away: what waits for it is held, and not given up', async () => {
    const { ca } = await anAuthority();
    const plain = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
    plain.search = 'sslmode=verify-full';
    expect(isDatabaseAway(await failureOf(isEncrypted(urlWith('sslmode=verify-full'), ca)))).toBe(true);
    expect(isDatabaseAway(await failureOf(isEncrypted(urlWith('sslmode=verify-full', 'localhost'), authority.ca)))).toBe(true);
    expect(isDatabaseAway(await failureOf(isEncrypted(plain.href, authority.ca)))).toBe(true);
  });

  it('is migrated by TLS, too', async () => {
    const migrations = { ...leadsMigrations, migrations: [] };
    await expect(runMigrations(migrations, urlWith('sslmode=verify-full'), (await anAuthority()).ca)).rejects.toThrow(untrusted);
    expect(await runMigrations(migrations, urlWith('sslmode=verify-full'), authority.ca)).toEqual([]);
  });
});
