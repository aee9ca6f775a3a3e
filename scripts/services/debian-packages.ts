import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from './command.js';

export interface DebianPackages {
  /** The package that is wanted. */
  name: string;
  /** Of the lines of apt's plan, those that are needed; its group is the name of a package. Has the flag `g`. */
  needed: RegExp;
  /** Of this release of Debian, such as `trixie`; of the system's own when it is absent. */
  release?: string;
  /** Changes what was unpacked before anybody sees it. */
  finish?: (root: string) => Promise<void>;
}

/** Unpacks packages of Debian or Ubuntu, as they are for this system, into the folder `root`, which needs no root rights. Rejects with apt's words. */
export async function fetchDebianPackages(root: string, packages: DebianPackages): Promise<void> {
  const cache = dirname(root);
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'fetch-'));
  try {
    await unpack(folder, packages);
    // Whole or not at all; another start may have been first.
    await rename(join(folder, 'root'), root).catch((error: unknown) => {
      if (!existsSync(root)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where programs unpacked to `root` find their libraries: a value of LD_LIBRARY_PATH. */
export async function libraryPath(root: string): Promise<string> {
  const folders = await Promise.all(
    ['usr/lib', 'lib'].map(async (folder) => {
      const names = await readdir(join(root, folder)).catch(() => []);
      return names.filter((name) => name.includes('-linux-')).map((name) => join(root, folder, name));
    }),
  );
  return folders.flat().join(':');
}

async function unpack(folder: string, { name, needed, release, finish }: DebianPackages): Promise<void> {
  await Promise.all(
    ['state/lists/partial', 'cache/archives/partial', 'debs', 'root'].map((each) => mkdir(join(folder, each), { recursive: true })),
  );
  const settings = [
    `Dir::State=${join(folder, 'state')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${join(folder, 'cache')}`,
    'APT::Sandbox::User=root',
    'Acquire::http::Timeout=20',
    ...(release === undefined ? [] : await sourcesOf(release, folder)),
  ].flatMap((setting) => ['-o', setting]);
  const debs = join(folder, 'debs');
  const apt = (...args: string[]): Promise<string> => runCommand('apt-get', [...settings, ...args], { cwd: debs, timeout: 150_000 });

  await apt('update');
  const plan = await apt('--simulate', '--no-install-recommends', 'install', name);
  const names = [...plan.matchAll(needed)].flatMap(([, each]) => (each === undefined ? [] : [each]));
  await apt('download', ...names);
  const root = join(folder, 'root');
  for (const deb of await readdir(debs)) await runCommand('dpkg', ['-x', join(debs, deb), root], { timeout: 60_000 });
  await finish?.(root);
}

/** Settings of apt by which it knows one release of Debian and no other source. */
async function sourcesOf(release: string, folder: string): Promise<string[]> {
  const sources = join(folder, 'sources.list');
  await writeFile(sources, `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${await debianMirror()} ${release} main\n`);
  return [`Dir::Etc::sourcelist=${sources}`, 'Dir::Etc::sourceparts=/dev/null'];
}

/** Where this system has Debian's packages from. */
async function debianMirror(): Promise<string> {
  const known = await runCommand('apt-get', ['update', '--print-uris'], { timeout: 20_000 });
  const [, mirror] = /^'(\S+\/debian)\/dists\//m.exec(known) ?? [];
  if (mirror === undefined) throw new Error('apt-get knows no mirror of Debian');
  return mirror;
}
