import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftovers } from './leftovers.js';
import { startPostgres } from './postgres.js';
import { identify, isAlive, readPidFile } from './process-identity.js';
import { findRedis } from './redis-packages.js';
import { removeFolder } from './remove-folder.js';
import { startRabbitmq } from './rabbitmq.js';

export interface TestServices {
  /** The superuser's. */
  postgresUrl: string;
  /** An administrator's, on the default vhost. */
  amqpUrl: string;
  rabbitmqManagementUrl: string;
  stop: () => Promise<void>;
}

const PREFIX = 'demo-booking-test-';
const OWNER = 'owner.json';
/** Milliseconds: another run may be making its folder right now. */
const UNOWNED_FOR = 60_000;

/** A PostgreSQL and a RabbitMQ for one run of tests, which end with the run: at `stop`, on Ctrl-C, and when the process exits. */
export async function startTestServices(log: (line: string) => void): Promise<TestServices> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const remove = (): void => removeFolder(folder);
  process.once('exit', remove).once('SIGINT', interrupted).once('SIGTERM', interrupted);
  await writeFile(join(folder, OWNER), JSON.stringify(await identify(process.pid)));

  const starting = { stackDir: folder, log };
  // Redis is started by the tests that need one, each its own; here it is only fetched, which no test has the time for.
  const [postgres, rabbitmq] = await Promise.all([startPostgres({ ...starting, durable: false }), startRabbitmq(starting), findRedis(log)]);
  return {
    postgresUrl: postgres.adminUrl,
    amqpUrl: rabbitmq.amqpUrl,
    rabbitmqManagementUrl: rabbitmq.managementUrl,
    stop: async () => {
      await Promise.all([postgres.stop(), rabbitmq.kill()]);
      remove();
      process.off('exit', remove).off('SIGINT', interrupted).off('SIGTERM', interrupted);
    },
  };
}

function interrupted(): void {
  process.exit(130);
}

/** What runs of this user left that were killed. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !(await isAbandoned(folder))) continue;
    await endLeftovers(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  const { uid, mtimeMs } = await stat(folder);
  if (uid !== process.getuid?.()) return false;
  const owner = await readPidFile(join(folder, OWNER));
  return owner === undefined ? Date.now() - mtimeMs > UNOWNED_FOR : !(await isAlive(owner));
}
