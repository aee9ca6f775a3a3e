import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { runCommand } from '../services/command.js';

/** How to render a folder: the program, and what comes before the folder. */
export type Kustomize = readonly [program: string, ...args: string[]];

const cache = join(repositoryRoot, '.cache/kustomize');
/** Debian's first release with a kustomize that has components and replacements; it runs on the one before, too. */
const release = 'trixie';
/** The oldest major that renders these folders. */
const major = 5;

/** The system's kustomize or kubectl if it is new enough, else Debian's package unpacked into the checkout's cache, which needs no root. */
export async function findKustomize(log: (line: string) => void): Promise<Kustomize> {
  if (await isNewEnough('kustomize', ['version'])) return ['kustomize', 'build'];
  if (await isNewEnough('kubectl', ['version', '--client'])) return ['kubectl', 'kustomize'];
  const program = join(cache, 'root/usr/bin/kustomize');
  if (!existsSync(program)) {
    log('fetching kustomize (6 MB, once)');
    await fetchPackage().catch((error: unknown) => {
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

async function fetchPackage(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'fetch-'));
  try {
    await unpack(folder);
    // Whole or not at all; another check may have been first.
    await rename(join(folder, 'root'), join(cache, 'root')).catch((error: unknown) => {
      if (!existsSync(join(cache, 'root'))) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack(folder: string): Promise<void> {
  await Promise.all(
    ['state/lists/partial', 'cache/archives/partial', 'debs', 'root'].map((name) => mkdir(join(folder, name), { recursive: true })),
  );
  const sources = join(folder, 'sources.list');
  await writeFile(sources, `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${await debianMirror()} ${release} main\n`);
  const settings = [
    `Dir::State=${join(folder, 'state')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${join(folder, 'cache')}`,
    `Dir::Etc::sourcelist=${sources}`,
    'Dir::Etc::sourceparts=/dev/null',
    'APT::Sandbox::User=root',
    'Acquire::http::Timeout=20',
  ].flatMap((setting) => ['-o', setting]);
  const debs = join(folder, 'debs');
  const apt = (...args: string[]): Promise<string> => runCommand('apt-get', [...settings, ...args], { cwd: debs, timeout: 150_000 });
  await apt('update');
  await apt('download', 'kustomize');
  for (const deb of await readdir(debs)) await runCommand('dpkg', ['-x', join(debs, deb), join(folder, 'root')], { timeout: 60_000 });
}

/** Where this system has Debian's packages from. */
async function debianMirror(): Promise<string> {
  const known = await runCommand('apt-get', ['update', '--print-uris'], { timeout: 20_000 });
  const [, mirror] = /^'(\S+\/debian)\/dists\//m.exec(known) ?? [];
  if (mirror === undefined) throw new Error('apt-get knows no mirror of Debian');
  return mirror;
}
