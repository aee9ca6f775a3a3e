import { join } from 'node:path';
import { failOnExit, startChild } from '../services/child.js';
import { repositoryRoot } from '../repository-root.js';
import type { DatabaseName } from './app-name.js';

/** Milliseconds. */
const WITHIN = 60_000;

/** Brings the schema of a database up to date, as its owner. Rejects, naming the log, when that fails. */
export async function migrateDatabase(name: DatabaseName, ownerUrl: string, stackDir: string): Promise<void> {
  const script = join(repositoryRoot, 'dist/apps', name, 'src/migrate.js');
  const env = { DATABASE_URL: ownerUrl, NODE_ENV: 'production' };
  const child = await startChild({ name: `${name}-migrate`, command: process.execPath, args: [script], env, stackDir });
  const overdue = setTimeout(() => void child.stop('SIGKILL', 0), WITHIN);
  const { code } = await child.exited;
  clearTimeout(overdue);
  if (code !== 0) await failOnExit(child);
}
