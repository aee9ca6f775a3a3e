import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Child, failOnExit, startChild } from './child.js';
import { runCommand } from './command.js';
import { freePort } from './free-port.js';
import { type CommandLine, ordinaryUserOf } from './ordinary-user.js';
import { clearForeignPostmasterPid } from './postmaster-pid.js';
import { findPostgres } from './postgres-binaries.js';
import { secretFile } from './secret-file.js';
import { until } from './until.js';

export interface PostgresOptions {
  /** The stack's folder; data and password go to `postgres/` in it. An absolute path. */
  stackDir: string;
  /** Taken when it is free. */
  port?: number;
  /** False: faster, and a crash of the machine may lose the data. */
  durable?: boolean;
  /** More of postgresql.conf, such as `ssl=on`. */
  settings?: readonly string[];
  log: (line: string) => void;
}

export interface RunningPostgres {
  port: number;
  pid: number;
  /** The superuser's. */
  adminUrl: string;
  exited: Promise<unknown>;
  /** Disconnects everybody and ends cleanly. */
  stop: () => Promise<void>;
}

/** Milliseconds. */
const READY_WITHIN = 30_000;
const STOP_WITHIN = 15_000;
const UNSAFE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts a private PostgreSQL on 127.0.0.1, its cluster made on first use. Rejects, naming the log, when it does not get ready. */
export async function startPostgres({
  stackDir,
  durable = true,
  settings: more = [],
  log,
  ...options
}: PostgresOptions): Promise<RunningPostgres> {
  const folder = join(stackDir, 'postgres');
  const cluster = join(folder, 'cluster');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [bin, asUser] = await Promise.all([findPostgres(), ordinaryUserOf(folder)]);
  const password = await secretFile(join(folder, 'password'));
  if (!existsSync(cluster)) {
    log('making the PostgreSQL cluster');
    await initialize({ bin, folder, cluster, asUser });
  }

  await clearForeignPostmasterPid(cluster);
  const port = await freePort(options.port);
  // Its log would quote what people wrote: rows that break a constraint, statements that fail.
  const discreet = ['log_error_verbosity=terse', 'log_min_error_statement=panic'];
  const local = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300', ...discreet];
  const settings = [...local, ...(durable ? [] : UNSAFE), ...more];
  const commandLine = asUser([join(bin, 'postgres'), '-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]);
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const child = await startServer({ stackDir, commandLine, adminUrl, deadline: Date.now() + READY_WITHIN });
  return {
    port,
    pid: child.pid,
    adminUrl,
    exited: child.exited,
    stop: async () => {
      await child.stop('SIGINT', STOP_WITHIN);
    },
  };
}

interface Server {
  stackDir: string;
  commandLine: CommandLine;
  adminUrl: string;
  /** Milliseconds since the epoch. */
  deadline: number;
}

async function startServer(server: Server): Promise<Child> {
  const { stackDir, commandLine, adminUrl, deadline } = server;
  const [command, ...args] = commandLine;
  const child = await startChild({ name: 'postgres', command, args, env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' }, stackDir });
  try {
    if (await until(() => answers(adminUrl), { within: deadline - Date.now(), every: 20, unless: failOnExit(child) })) return child;
    throw new Error(`PostgreSQL is not ready after ${READY_WITHIN / 1000} s; log: ${child.logFile}`);
  } catch (error) {
    await child.stop('SIGINT', STOP_WITHIN);
    // The last processes of a killed predecessor are about to end.
    if (isStillAttached(error) && Date.now() < deadline) return startServer(server);
    throw error;
  }
}

function isStillAttached(error: unknown): boolean {
  return error instanceof Error && error.message.includes('pre-existing shared memory block');
}

interface Cluster {
  bin: string;
  folder: string;
  cluster: string;
  asUser: (command: CommandLine) => CommandLine;
}

/** Under a name of its own until it is whole. */
async function initialize({ bin, folder, cluster, asUser }: Cluster): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const [command, ...args] = asUser([
    join(bin, 'initdb'),
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${join(folder, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]);
  await runCommand(command, args, { timeout: 60_000, cwd: '/' });
  await rename(unfinished, cluster);
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 1_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } finally {
    await client.end().catch(() => {});
  }
}
