import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { runCommand } from '../services/command.js';
import { fetchDebianPackages } from '../services/debian-packages.js';

/** How to render a folder: the program, and what comes before the folder. */
export type Kustomize = readonly [program: string, ...args: string[]];

const root = join(repositoryRoot, '.cache/kustomize/root');
/** Debian's first release with a kustomize that has components and replacements; it runs on the one before, too. */
const release = 'trixie';
/** The oldest major that renders these folders. */
const major = 5;

/** The system's kustomize or kubectl if it is new enough, else Debian's package unpacked into the checkout's cache, which needs no root. */
export async function findKustomize(log: (line: string) => void): Promise<Kustomize> {
  if (await isNewEnough('kustomize', ['version'])) return ['kustomize', 'build'];
  if (await isNewEnough('kubectl', ['version', '--client'])) return ['kubectl', 'kustomize'];
  const program = join(root, 'usr/bin/kustomize');
  if (!existsSync(program)) {
    log('fetching kustomize (6 MB, once)');
    await fetchDebianPackages(root, { name: 'kustomize', needed: /^Inst (kustomize)\s/gm, release }).catch((error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      throw new Error(`kustomize ${major} or kubectl 1.27 is not installed and cannot be fetched with apt-get. ${cause}`);
    });
  }
  return [program, 'build'];
}

/** kubectl names the kustomize inside it on a line of its own. */
async function isNewEnough(program: string, args: string[]): Promise<boolean> {
  const version = await runCommand(program, args, { timeout: 10_000 }).catch(() => '');
  const [, found] = /^(?:Kustomize Version: )?v(\d+)\./m.exec(version.replace(/^Client Version:.*$/m, '')) ?? [];
  return Number(found ?? 0) >= major;
}
