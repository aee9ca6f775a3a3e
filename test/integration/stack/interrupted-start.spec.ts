import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../../../scripts/repository-root.js';
import { eventually } from '../../support/eventually.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-booking-interrupted-'));
  await mkdir(join(folder, 'tmp'));
});

afterEach(async () => {
  // Of a test that failed.
  for (const pid of await processesOfStacks()) process.kill(Number(pid), 'SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

/** Processes of a stack below the folder of this test, by the marker in their environment. */
async function processesOfStacks(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')));
  return pids.filter((_pid, index) => environments[index]?.includes(`DEMO_BOOKING_STACK=${folder}`));
}

function run(program: string, args: readonly string[]) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, STACK_DIR: join(folder, 'stack'), TMPDIR: join(folder, 'tmp') };
  const child = spawn(process.execPath, [join(repositoryRoot, 'dist/scripts', program), ...args], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { interrupt: (signal: NodeJS.Signals) => child.kill(signal), ended, said: () => said };
}

describe('a start that is interrupted', () => {
  it.each([
    ['npm start', 'start.js', [], 'SIGINT'],
    ['npm run demo', 'demo.js', [], 'SIGTERM'],
    ['npm run chaos', 'chaos.js', ['--short'], 'SIGINT'],
  ] as const)('%s leaves no process and no temporary folder, and says what it was ended by', async (_command, program, args, signal) => {
    const started = run(program, args);
    // One in which a broker and a database are coming up.
    await eventually(async () => expect((await processesOfStacks()).length).toBeGreaterThan(3), { within: 30_000 });
    started.interrupt(signal);
    expect(await started.ended).toBe(130);
    expect(started.said()).toContain(`ended by ${signal}`);
    await eventually(async () => expect(await processesOfStacks()).toEqual([]));
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });
});
