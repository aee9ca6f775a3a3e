import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../../repository-root.js';
import { until } from '../../services/until.js';
import type { ArmedFailpoint } from './armed-failpoint.js';

/** The points of the apps at which a process can be made to fail. */
export type FailpointName = 'after-claim' | 'after-commit' | 'after-confirm' | 'after-send' | 'after-taken' | 'before-ack' | 'handling';

/** Node's flags for an app with failpoints. */
export const failpointFlags: readonly string[] = [
  '--expose-gc',
  '--import',
  pathToFileURL(join(repositoryRoot, 'dist/scripts/chaos/failpoints/preload.js')).href,
];

/** Arms failpoints of running apps, by files in a folder that they look into. */
export class Failpoints {
  constructor(readonly folder: string) {}

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
  }

  async arm(name: FailpointName, armed: ArmedFailpoint): Promise<void> {
    await writeFile(join(this.folder, name), JSON.stringify(armed));
  }

  /** Whether the point still waits. */
  isArmed(name: FailpointName): boolean {
    return existsSync(join(this.folder, name));
  }

  async disarm(name: FailpointName): Promise<void> {
    await rm(join(this.folder, name), { force: true });
  }

  /** What an app has in use when all its garbage is gone, in bytes. */
  async heapOf(pid: number): Promise<number> {
    const file = join(this.folder, `heap-${pid}`);
    await rm(file, { force: true });
    process.kill(pid, 'SIGUSR2');
    const isThere = await until(() => readFile(file, 'utf8').then((text) => text !== ''), { within: 5_000, every: 20 });
    if (!isThere) throw new Error(`The process ${pid} does not tell its heap.`);
    return Number(await readFile(file, 'utf8'));
  }

  /** The point that ended a process; undefined when none did. */
  firedIn(pid: number): Promise<string | undefined> {
    return readFile(join(this.folder, `fired-${pid}`), 'utf8').catch(() => undefined);
  }
}
