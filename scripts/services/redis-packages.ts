import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { fetchDebianPackages, libraryPath } from './debian-packages.js';

export interface RedisProgram {
  server: string;
  /** What it needs to find its libraries. */
  env: Record<string, string>;
}

const INSTALLED = ['/usr/bin/valkey-server', '/usr/bin/redis-server'];
const ROOT = join(repositoryRoot, '.cache/redis/root');
const NEEDED = /^Inst ((?:redis-|lib|lua-)\S*)/gm;

/** The system's Valkey or Redis, else Debian's or Ubuntu's packages of Redis unpacked into the checkout's cache, which needs no root. */
export async function findRedis(log: (line: string) => void): Promise<RedisProgram> {
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return { server: installed, env: {} };
  if (!existsSync(ROOT)) {
    log('fetching Redis (2 MB, once)');
    await fetchDebianPackages(ROOT, { name: 'redis-server', needed: NEEDED }).catch((error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      throw new Error(`Redis is not installed and cannot be fetched with apt-get. ${cause}`);
    });
  }
  return { server: join(ROOT, 'usr/bin/redis-server'), env: { LD_LIBRARY_PATH: await libraryPath(ROOT) } };
}
