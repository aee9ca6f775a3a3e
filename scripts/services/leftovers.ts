import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MARKER } from './child.js';
import { isAlive, readPidFile } from './process-identity.js';
import { signalGroup } from './process-group.js';
import { until } from './until.js';

/** Milliseconds. */
const GONE_WITHIN = 5_000;

/**
 * Ends what a killed launcher left of the stack in `stackDir`: processes that its pid files name, by pid and start time, and
 * those that carry its marker. Gives their number.
 */
export async function endLeftovers(stackDir: string): Promise<number> {
  const pids = new Set([...(await recorded(stackDir)), ...(await marked(stackDir))]);
  for (const pid of pids) kill(pid);
  const gone = async (): Promise<boolean> => (await marked(stackDir)).length === 0 && (await recorded(stackDir)).length === 0;
  if (pids.size > 0 && !(await until(gone, { within: GONE_WITHIN, every: 20 })))
    throw new Error(`processes of an earlier start do not end: ${[...pids].join(', ')}`);
  await rm(join(stackDir, 'run'), { recursive: true, force: true });
  return pids.size;
}

async function recorded(stackDir: string): Promise<number[]> {
  const run = join(stackDir, 'run');
  const files = (await readdir(run).catch(() => [])).filter((name) => name.endsWith('.pid'));
  const identities = await Promise.all(files.map((name) => readPidFile(join(run, name))));
  const pids = identities.map(async (identity) => (identity !== undefined && (await isAlive(identity)) ? [identity.pid] : []));
  return (await Promise.all(pids)).flat();
}

/** Of the processes whose environment can be read. */
async function marked(stackDir: string): Promise<number[]> {
  const mark = `${MARKER}=${stackDir}`;
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const pids = names.map(async (pid) => {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    return environment.split('\0').includes(mark) ? [Number(pid)] : [];
  });
  return (await Promise.all(pids)).flat();
}

function kill(pid: number): void {
  signalGroup(pid, 'SIGKILL');
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with its group.
  }
}
