import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { runCommand } from './command.js';

export interface RabbitmqPrograms {
  server: string;
  epmd: string;
  /** What they need to find each other. */
  env: Record<string, string>;
}

const INSTALLED = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const CACHE = join(repositoryRoot, '.cache/rabbitmq');
/** Of the packages that apt would install: cron, log rotation and the like are for a system service. */
const NEEDED = /^Inst ((?:rabbitmq-server|erlang-|lib)\S*)/gm;
/** Erlang's scripts name the folder they were packaged for. */
const HARD_CODED_ROOT = /ROOTDIR=\/usr\/lib\/erlang/g;

/** The system's RabbitMQ, else Debian's or Ubuntu's packages unpacked into the checkout's cache, which needs no root. */
export async function findRabbitmq(log: (line: string) => void): Promise<RabbitmqPrograms> {
  if (existsSync(INSTALLED)) return { server: INSTALLED, epmd: 'epmd', env: {} };
  const root = join(CACHE, 'root');
  if (!existsSync(root)) {
    log('fetching RabbitMQ (35 MB, once)');
    await fetchPackages(root);
  }
  return programsIn(root);
}

async function programsIn(root: string): Promise<RabbitmqPrograms> {
  const erlang = join(root, 'usr/lib/erlang');
  const libraries = await Promise.all(
    ['usr/lib', 'lib'].map(async (folder) => {
      const names = await readdir(join(root, folder)).catch(() => []);
      return names.filter((name) => name.includes('-linux-')).map((name) => join(root, folder, name));
    }),
  );
  return {
    server: join(root, 'usr/lib/rabbitmq/bin/rabbitmq-server'),
    epmd: join(erlang, 'bin/epmd'),
    env: {
      PATH: `${join(erlang, 'bin')}:${process.env['PATH'] ?? ''}`,
      ERL_ROOTDIR: erlang,
      LD_LIBRARY_PATH: libraries.flat().join(':'),
    },
  };
}

async function fetchPackages(root: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'fetch-'));
  try {
    await unpack(folder).catch((error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      throw new Error(`RabbitMQ is not installed and cannot be fetched with apt-get; set AMQP_URL to use another. ${cause}`);
    });
    // Whole or not at all; another start may have been first.
    await rename(join(folder, 'root'), root).catch((error: unknown) => {
      if (!existsSync(root)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack(folder: string): Promise<void> {
  await Promise.all(
    ['state/lists/partial', 'cache/archives/partial', 'debs', 'root'].map((name) => mkdir(join(folder, name), { recursive: true })),
  );
  const settings = [
    `Dir::State=${join(folder, 'state')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${join(folder, 'cache')}`,
    'APT::Sandbox::User=root',
    'Acquire::http::Timeout=20',
  ].flatMap((setting) => ['-o', setting]);
  const debs = join(folder, 'debs');
  const apt = (...args: string[]): Promise<string> => runCommand('apt-get', [...settings, ...args], { cwd: debs, timeout: 150_000 });

  await apt('update');
  const plan = await apt('--simulate', '--no-install-recommends', 'install', 'rabbitmq-server');
  const packages = [...plan.matchAll(NEEDED)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  await apt('download', ...packages);
  const root = join(folder, 'root');
  for (const deb of await readdir(debs)) await runCommand('dpkg', ['-x', join(debs, deb), root], { timeout: 60_000 });
  await makeMovable(join(root, 'usr/lib/erlang/bin/erl'));
}

async function makeMovable(script: string): Promise<void> {
  const text = await readFile(script, 'utf8');
  await writeFile(script, text.replaceAll(HARD_CODED_ROOT, 'ROOTDIR="$ERL_ROOTDIR"'));
}
