import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { identify } from './process-identity.js';
import { signalGroup, stopGroup } from './process-group.js';

/** The environment variable that every process of a stack carries; its value is the stack's folder. */
export const MARKER = 'DEMO_BOOKING_STACK';

export interface ChildSpec {
  /** Names the log and the pid file. */
  name: string;
  command: string;
  args: readonly string[];
  /** The whole environment: nothing is inherited but PATH. */
  env: Readonly<Record<string, string>>;
  /** The folder of the stack: `run/<name>.pid`, `log/<name>.log`, and the marker. */
  stackDir: string;
  cwd?: string;
}

export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  name: string;
  pid: number;
  logFile: string;
  exited: Promise<ChildExit>;
  /** Asks the process group with `signal`, and kills it after `grace` milliseconds. */
  stop: (signal: NodeJS.Signals, grace: number) => Promise<ChildExit>;
}

/** The groups of the children that live: none of them outlives this process, unless it is killed itself. */
const live = new Set<number>();
process.once('exit', () => {
  for (const group of live) signalGroup(group, 'SIGKILL');
});

/** Starts a process in a group of its own, its output in a log file. Rejects when it cannot be run. */
export async function startChild(spec: ChildSpec): Promise<Child> {
  const logFile = join(spec.stackDir, 'log', `${spec.name}.log`);
  const pidFile = join(spec.stackDir, 'run', `${spec.name}.pid`);
  for (const file of [logFile, pidFile]) mkdirSync(dirname(file), { recursive: true });

  const log = openSync(logFile, 'a', 0o600);
  const env = { PATH: process.env['PATH'] ?? '', ...spec.env, [MARKER]: spec.stackDir };
  const started = spawn(spec.command, [...spec.args], {
    detached: true,
    stdio: ['ignore', log, log],
    env,
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
  });
  closeSync(log);
  const exited = new Promise<ChildExit>((resolve) => {
    started.once('exit', (code, signal) => {
      rmSync(pidFile, { force: true });
      if (started.pid !== undefined) {
        live.delete(started.pid);
        // The rest of its group; later, the number may be another's.
        signalGroup(started.pid, 'SIGKILL');
      }
      resolve({ code, signal });
    });
  });
  await once(started, 'spawn');
  const { pid } = started;
  if (pid === undefined) throw new Error(`${spec.name} has no pid`);
  live.add(pid);
  const identity = await identify(pid);
  if (identity !== undefined) writeFileSync(pidFile, JSON.stringify(identity));

  return {
    name: spec.name,
    pid,
    logFile,
    exited,
    stop: async (signal, grace) => {
      if (live.has(pid)) await stopGroup(pid, exited, { signal, grace });
      return exited;
    },
  };
}

/** Rejects when the child ends, with the end of its log as the cause; for racing against its readiness. */
export async function failOnExit(child: Child): Promise<never> {
  const { code, signal } = await child.exited;
  const tail = await logTail(child.logFile);
  throw new Error(`${child.name} ended (${signal ?? `exit code ${code}`}); log: ${child.logFile}\n${tail}`);
}

async function logTail(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => `(no ${basename(file)})`);
  return text.trimEnd().split('\n').slice(-8).join('\n');
}
