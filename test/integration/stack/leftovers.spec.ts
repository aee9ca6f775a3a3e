import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Child, startChild } from '../../../scripts/services/child.js';
import { endLeftovers } from '../../../scripts/services/leftovers.js';
import { identify, isAlive } from '../../../scripts/services/process-identity.js';

let folders: string[];
let children: Child[];

beforeEach(() => {
  folders = [];
  children = [];
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.stop('SIGKILL', 0)));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

async function aStackDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-booking-leftovers-'));
  folders.push(folder);
  return folder;
}

async function aChildOf(stackDir: string): Promise<Child> {
  const child = await startChild({ name: 'idle', command: 'sleep', args: ['60'], env: {}, stackDir });
  children.push(child);
  return child;
}

describe('what a killed launcher left', () => {
  test('is ended, also without its pid file', async () => {
    const [recorded, unrecorded] = [await aStackDir(), await aStackDir()];
    const kept = await aChildOf(recorded);
    const lost = await aChildOf(unrecorded);
    await rm(join(unrecorded, 'run'), { recursive: true });

    expect(await endLeftovers(recorded)).toBe(1);
    expect(await endLeftovers(unrecorded)).toBe(1);
    expect((await kept.exited).signal).toBe('SIGKILL');
    expect((await lost.exited).signal).toBe('SIGKILL');
  });

  test('is never the process of another stack, nor one that has got an old pid', async () => {
    const [own, foreign] = [await aStackDir(), await aStackDir()];
    const other = await aChildOf(foreign);
    const identity = await identify(other.pid);
    await aChildOf(own);
    await writeFile(join(own, 'run', 'old.pid'), JSON.stringify({ pid: other.pid, started: 'in an earlier life' }));

    expect(await endLeftovers(own)).toBe(1);
    expect(identity !== undefined && (await isAlive(identity))).toBe(true);
  });
});
