import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identify, isAlive, readPidFile } from '../services/process-identity.js';

/** Takes the folder of a stack for this process; gives what releases it. Rejects when another launcher that lives has it. */
export async function lockStack(stackDir: string): Promise<() => Promise<void>> {
  const file = join(stackDir, 'launcher.pid');
  const release = (): Promise<void> => rm(file, { force: true });
  const holder = await readPidFile(file);
  if (holder !== undefined && (await isAlive(holder))) throw new Error(`a stack runs in ${stackDir} already (pid ${holder.pid})`);
  await release();
  try {
    await writeFile(file, JSON.stringify(await identify(process.pid)), { flag: 'wx' });
  } catch (cause) {
    throw new Error(`another stack is starting in ${stackDir}`, { cause });
  }
  return release;
}
