import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/** Runs a program with this one's terminal and signals; its exit code, or 128 and the number of the signal that ended it. */
export function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    const forward = (signal) => child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    child.once('error', reject);
    child.once('exit', (code, endedBy) => {
      for (const signal of FORWARDED) process.off(signal, forward);
      resolve(code ?? 128 + constants.signals[endedBy]);
    });
  });
}

/** Hands this process over to a program: the very same process where Node can (from 22.15), else a child and its exit code. */
export async function become(command, args) {
  if (process.execve !== undefined) process.execve(command, [command, ...args], process.env);
  process.exitCode = await run(command, args);
}
