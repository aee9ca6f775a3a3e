import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Names one process for good: a pid alone is used again. */
export const processIdentity = z.object({ pid: z.int().positive(), started: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentity>;

/** The identity of a live process, from /proc; undefined when it is gone (or a zombie). */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  try {
    const [stat, boot] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile('/proc/sys/kernel/random/boot_id', 'utf8')]);
    // proc_pid_stat(5): the name in brackets may hold spaces; state is field 3, start time (ticks since boot) field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields[19];
    if (ticks === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return { pid, started: `${boot.trim()} ${ticks}` };
  } catch {
    return undefined;
  }
}

/** Whether that very process is still there. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const now = await identify(identity.pid);
  return now !== undefined && now.started === identity.started;
}

/** Reads a pid file; undefined when there is none or it is torn. */
export async function readPidFile(file: string): Promise<ProcessIdentity | undefined> {
  try {
    return processIdentity.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
