import { type ChildProcess, execFile } from 'node:child_process';

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds. */
  timeout: number;
}

/** None of them outlives this process, unless it is killed itself. */
const live = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of live) child.kill('SIGKILL');
});

/** Runs a program to its end and gives its standard output; rejects with the end of its standard error. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, [...args], { ...options, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      live.delete(child);
      if (error === null) return resolve(stdout);
      const cause = stderr.trim().split('\n').slice(-5).join('\n');
      reject(new Error(`${command} ${args[0] ?? ''} failed: ${cause === '' ? error.message : cause}`));
    });
    live.add(child);
  });
}
