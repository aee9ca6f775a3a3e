import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * After a crash, the pid in `postmaster.pid` may be another program's by now, and the server would refuse to start: removes
 * the file then. A pid that is gone is left to the server, which also waits for the processes of its predecessor.
 */
export async function clearForeignPostmasterPid(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const [pid] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  if (pid === undefined || pid === '') return;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (commandLine === undefined) return;
  if (commandLine.includes(cluster)) throw new Error(`PostgreSQL (pid ${pid}) still runs on ${cluster}`);
  await rm(file, { force: true });
}
