import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../services/command.js';
import { repositoryRoot } from '../repository-root.js';

const cache = join(repositoryRoot, '.cache');
const git = (...args: string[]): Promise<string> => runCommand('git', args, { cwd: repositoryRoot, timeout: 60_000 });

/** The version before the newest migration: the parent of the commit that added it, or the last commit while it is not committed yet. */
export async function versionBeforeTheNewestMigration(): Promise<string> {
  const migrations = ['apps/*/src/migrations/*.migration.ts'];
  const uncommitted = await git('status', '--porcelain', '--', ...migrations);
  const commit = uncommitted === '' ? await git('log', '-1', '--diff-filter=A', '--format=%H^', '--', ...migrations) : 'HEAD';
  return (await git('rev-parse', '--verify', commit.trim())).trim();
}

/** That version with its packages, built, in a folder of the checkout's cache; made once. */
export async function checkOut(version: string): Promise<string> {
  const folder = join(cache, 'previous', version);
  if (existsSync(folder)) return folder;
  await mkdir(join(cache, 'previous'), { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'previous', 'unfinished-'));
  try {
    // PostgreSQL runs as an ordinary user, from here.
    await chmod(unfinished, 0o755);
    await git('archive', '--format=tar', `--output=${join(unfinished, 'version.tar')}`, version);
    await runCommand('tar', ['-xf', 'version.tar'], { cwd: unfinished, timeout: 60_000 });
    await givePackages(unfinished);
    await runCommand(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'], { cwd: unfinished, timeout: 300_000 });
    await symlink(join(cache, 'rabbitmq'), join(unfinished, '.cache/rabbitmq')).catch(() => undefined);
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** Ours, where they are the same. */
async function givePackages(folder: string): Promise<void> {
  const [theirs, ours] = await Promise.all([folder, repositoryRoot].map((root) => readFile(join(root, 'package-lock.json'), 'utf8')));
  if (theirs === ours) await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
  else await runCommand('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, timeout: 300_000 });
  await mkdir(join(folder, '.cache'), { recursive: true });
}
