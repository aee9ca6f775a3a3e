import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { fetchDebianPackages, libraryPath } from './debian-packages.js';

export interface RabbitmqPrograms {
  server: string;
  epmd: string;
  /** What they need to find each other. */
  env: Record<string, string>;
}

const INSTALLED = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const ROOT = join(repositoryRoot, '.cache/rabbitmq/root');
/** Of the packages that apt would install: cron, log rotation and the like are for a system service. */
const NEEDED = /^Inst ((?:rabbitmq-server|erlang-|lib)\S*)/gm;
/** Erlang's scripts name the folder they were packaged for. */
const HARD_CODED_ROOT = /ROOTDIR=\/usr\/lib\/erlang/g;

/** The system's RabbitMQ, else Debian's or Ubuntu's packages unpacked into the checkout's cache, which needs no root. */
export async function findRabbitmq(log: (line: string) => void): Promise<RabbitmqPrograms> {
  if (existsSync(INSTALLED)) return { server: INSTALLED, epmd: 'epmd', env: {} };
  if (!existsSync(ROOT)) {
    log('fetching RabbitMQ (35 MB, once)');
    await fetchDebianPackages(ROOT, { name: 'rabbitmq-server', needed: NEEDED, finish: makeMovable }).catch((error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      throw new Error(`RabbitMQ is not installed and cannot be fetched with apt-get; set AMQP_URL to use another. ${cause}`);
    });
  }
  const erlang = join(ROOT, 'usr/lib/erlang');
  return {
    server: join(ROOT, 'usr/lib/rabbitmq/bin/rabbitmq-server'),
    epmd: join(erlang, 'bin/epmd'),
    env: {
      PATH: `${join(erlang, 'bin')}:${process.env['PATH'] ?? ''}`,
      ERL_ROOTDIR: erlang,
      LD_LIBRARY_PATH: await libraryPath(ROOT),
    },
  };
}

async function makeMovable(root: string): Promise<void> {
  const script = join(root, 'usr/lib/erlang/bin/erl');
  const text = await readFile(script, 'utf8');
  await writeFile(script, text.replaceAll(HARD_CODED_ROOT, 'ROOTDIR="$ERL_ROOTDIR"'));
}
