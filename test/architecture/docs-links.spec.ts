import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryRoot } from '../../scripts/repository-root.js';

const pages = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(repositoryRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** What is between the brackets of a link, but for addresses of the web and places on the same page. */
const linkedFiles = (text: string): string[] =>
  [...text.matchAll(/\]\((?<target>[^)\s]+)\)/g)]
    .map(({ groups }) => groups?.['target'] ?? '')
    .filter((target) => !/^(?:https?:|#)/.test(target))
    .map((target) => target.replace(/#.*$/, ''));

/** Paths of the sources that are written as code, such as `apps/gateway/src/main.ts`; not patterns. */
const namedPaths = (text: string): string[] =>
  [...text.matchAll(/`(?<path>(?:apps|docs|libs|scripts|test)\/[\w./-]+)`/g)].map(({ groups }) => groups?.['path'] ?? '');

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(repositoryRoot, page), 'utf8');

  test('links only to files that exist', () => {
    const missing = linkedFiles(text).filter((target) => !existsSync(join(repositoryRoot, dirname(page), target)));
    expect(missing).toEqual([]);
  });

  test('names only paths that exist', () => {
    expect(namedPaths(text).filter((path) => !existsSync(join(repositoryRoot, path)))).toEqual([]);
  });
});
