import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/repository-root.js';

/** The program of `npm run queues`. */
export const queuesProgram = join(repositoryRoot, 'dist/scripts/queues.js');

/** How the command ended, and what it said. */
export interface QueuesRun {
  code: number | null;
  out: string;
  errors: string;
}

/** Runs the command in a process of its own; `env` is all that it has. */
export const runQueues = (env: Record<string, string>, ...args: readonly string[]): Promise<QueuesRun> =>
  new Promise((resolve) => {
    const run = execFile(process.execPath, [queuesProgram, ...args], { env }, (_error, out, errors) =>
      resolve({ code: run.exitCode, out, errors }),
    );
  });
