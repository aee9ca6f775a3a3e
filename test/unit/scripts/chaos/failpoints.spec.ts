import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from '@jest/globals';
import { faultyBuilds } from '../../../../scripts/chaos/failpoints/faulty-builds.js';
import { broken, withFailpoints } from '../../../../scripts/chaos/failpoints/load-hook.js';
import { faults } from '../../../../scripts/chaos/faults/index.js';
import { readOptions, shortPass } from '../../../../scripts/chaos/options.js';
import { repositoryRoot } from '../../../../scripts/repository-root.js';

/** The built code of the apps and libraries. */
async function builtFiles(): Promise<{ file: string; source: string }[]> {
  const folders = ['dist/apps', 'dist/libs'].map((folder) => join(repositoryRoot, folder));
  const names = await Promise.all(
    folders.map(async (folder) => (await readdir(folder, { recursive: true })).map((name) => join(folder, name))),
  );
  const files = names.flat().filter((name) => name.endsWith('.js'));
  return Promise.all(files.map(async (file) => ({ file, source: await readFile(file, 'utf8') })));
}

describe('a failpoint', () => {
  it('is a comment, and a call only where the fault suite loads it', () => {
    const source = 'work();\n  // failpoint: before-ack, verdict\n  ack();\n';
    expect(withFailpoints(source)).toBe('work();\n  globalThis.failpoint("before-ack", verdict);\n  ack();\n');
    expect(withFailpoints('work(); // failpoint: not-a-line-of-its-own')).not.toContain('globalThis');
  });

  test.each(['after-claim', 'after-commit', 'after-confirm', 'after-send', 'after-taken', 'before-ack', 'handling'])(
    '%s stands in one place of the built code',
    async (name) => {
      const holding = (await builtFiles()).filter(({ source }) => withFailpoints(source).includes(`globalThis.failpoint("${name}"`));
      expect(holding).toHaveLength(1);
    },
  );
});

describe('a deliberately broken build', () => {
  test.each(Object.entries(faultyBuilds))('%s is broken', async (_name, build) => {
    const found = (await builtFiles()).find(({ file }) => file.endsWith(build.file));
    expect(broken(`file://${found?.file}`, found?.source ?? '', build)).not.toBe(found?.source);
  });

  test.each(Object.entries(faultyBuilds))('%s is tried under faults that there are', (_name, build) => {
    const names = new Set(faults.map(({ name }) => name));
    expect(build.faults.filter((fault) => !names.has(fault))).toEqual([]);
  });

  it('that replaces nothing is refused', () => {
    expect(() => broken('file:///a.js', 'b', { file: '/a.js', find: 'c', replace: 'd', faults: [] })).toThrow('does not hold once');
  });
});

it('no two faults have one name', () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
});

it('what CI tries are faults that there are', () => {
  expect(readOptions(['--short']).faults.map(({ name }) => name)).toEqual(shortPass);
});
