import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../services/remove-folder.js';

/** The folder of one pass. It goes with this process, whatever ends that, and in the middle of whichever fault. */
export interface PassFolder {
  readonly path: string;
  readonly remove: () => void;
  /** All but the logs goes; gives where they are. */
  readonly keepLogs: () => Promise<string>;
}

export async function makePassFolder(seed: number): Promise<PassFolder> {
  const path = await mkdtemp(join(tmpdir(), `demo-booking-chaos-${seed}-`));
  const remove = (): void => {
    process.off('exit', remove);
    unmountAllIn(path);
    removeFolder(path);
  };
  process.once('exit', remove);
  return {
    path,
    remove,
    keepLogs: async () => {
      process.off('exit', remove);
      unmountAllIn(path);
      for (const name of (await readdir(path)).filter((each) => each !== 'log')) removeFolder(join(path, name));
      return join(path, 'log');
    },
  };
}

/** The small disks of a fault that was cut off. */
function unmountAllIn(folder: string): void {
  // proc_pid_mounts(5): the second field is where it is mounted.
  const places = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  for (const place of places.filter((each) => each.startsWith(`${folder}/`))) {
    execFileSync('umount', ['--lazy', place], { timeout: 5_000, stdio: 'ignore' });
  }
}
