import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from './error-code.js';

/** Signals every process of a group; a group that is gone is no error. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

/** Asks a group to end, and kills it after `grace` milliseconds; resolves when its leader has ended. */
export async function stopGroup(
  leader: number,
  exited: Promise<unknown>,
  { signal, grace }: { signal: NodeJS.Signals; grace: number },
): Promise<void> {
  signalGroup(leader, signal);
  const patience = new AbortController();
  const overdue = sleep(grace, true, { signal: patience.signal }).catch(() => false);
  if (await Promise.race([exited.then(() => false), overdue])) signalGroup(leader, 'SIGKILL');
  await exited;
  patience.abort();
}
