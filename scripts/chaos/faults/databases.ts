import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { runCommand } from '../../services/command.js';
import { type DatabaseName, databaseNames } from '../../stack/app-name.js';
import { endAndStart } from './broker.js';
import { type Fault, healedBy, type Scene } from './fault.js';

/** Of each database a table that every submission adds to. */
const growing: Readonly<Record<DatabaseName, string>> = { bookings: 'submissions', leads: 'outbox', notifications: 'delivery_attempts' };
const commandWithin = { timeout: 10_000 };

/** Works as the superuser, past the proxies. */
async function asSuperuser<Result>({ system }: Scene, database: DatabaseName, work: (client: Client) => Promise<Result>): Promise<Result> {
  const url = new URL(system.file().databases[database]);
  url.username = 'postgres';
  url.password = (await readFile(join(system.stackDir, 'postgres/password'), 'utf8')).trim();
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: 5_000, statement_timeout: 20_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const cutConnections = (database: DatabaseName): Fault => ({
  name: `database-connections-cut-${database}`,
  run: async (scene) => {
    for (let n = 0; n < 4; n++) {
      await asSuperuser(scene, database, (client) =>
        client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = $2', [
          database,
          `${database}_service`,
        ]),
      );
      await scene.hold(500);
    }
  },
});

const away = (database: DatabaseName): Fault => ({
  name: `database-away-${database}`,
  run: async ({ system, hold }) => {
    const proxy = system.links.of(`${database}-postgres`);
    proxy.refuse();
    await healedBy(proxy.heal, () => hold(5_000));
  },
});

/** A table of the database is on a small disk, and something else fills that. */
const full = (database: DatabaseName): Fault => ({
  name: `database-disk-full-${database}`,
  needsRoot: true,
  run: async (scene) => {
    const table = growing[database];
    const space = `small_${database}`;
    const disk = join(scene.system.stackDir, space);
    await mkdir(disk);
    await runCommand('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], commandWithin);
    try {
      const { uid, gid } = await stat(join(scene.system.stackDir, 'postgres/cluster'));
      const location = join(disk, 'tables');
      await mkdir(location, { mode: 0o700 });
      await chown(location, uid, gid);
      await asSuperuser(scene, database, async (client) => {
        await client.query(`CREATE TABLESPACE ${space} LOCATION '${location}'`);
        await client.query(`ALTER TABLE ${table} SET TABLESPACE ${space}`);
      });
      const refused = await whileFull(scene, database, join(disk, 'filling'), `${space}_probe`, space);
      await asSuperuser(scene, database, async (client) => {
        await client.query(`ALTER TABLE ${table} SET TABLESPACE pg_default`);
        // It keeps the files of dropped tables until then.
        await client.query('CHECKPOINT');
        await client.query(`DROP TABLESPACE ${space}`);
      });
      return refused ? [] : ['the disk was never full'];
    } finally {
      // Lazily: connections of the server may still hold files of tables that went.
      await runCommand('umount', ['--lazy', disk], commandWithin);
    }
  },
});

/** Resolves to whether the database refused to write for want of room. */
async function whileFull(scene: Scene, database: DatabaseName, filling: string, probe: string, space: string): Promise<boolean> {
  await asSuperuser(scene, database, (client) => client.query(`CREATE TABLE ${probe} (filler text) TABLESPACE ${space}`));
  // More than there is room for.
  await writeFile(filling, Buffer.alloc(80 * 1024 * 1024)).catch(() => undefined);
  await scene.hold(5_000);
  const refused = await asSuperuser(scene, database, (client) =>
    client.query(`INSERT INTO ${probe} SELECT repeat('x', 1000) FROM generate_series(1, 1000)`).then(
      () => false,
      (error: unknown) => typeof error === 'object' && error !== null && 'code' in error && error.code === '53100',
    ),
  );
  await rm(filling);
  await asSuperuser(scene, database, (client) => client.query(`DROP TABLE ${probe}`));
  return refused;
}

/** PostgreSQL, and each database of it. */
export const databaseFaults: readonly Fault[] = [
  { name: 'postgres-kill', run: (scene) => endAndStart(scene, 'postgres', 'SIGKILL') },
  { name: 'postgres-restart', run: (scene) => endAndStart(scene, 'postgres', 'SIGINT') },
  ...databaseNames.flatMap((database) => [cutConnections(database), away(database), full(database)]),
];
