import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ICruiseResult } from 'dependency-cruiser';
import { repositoryRoot } from '../../scripts/repository-root.js';
import { breachesOf, cruiseImports, libsByPath } from './cruise-imports.js';
import { importRules } from './import-rules.js';

let result: ICruiseResult;

beforeAll(async () => {
  result = await cruiseImports(repositoryRoot);
});

describe('the boundaries of the code', () => {
  it.each(importRules.map(({ name }) => name ?? ''))('%s', (name) => {
    expect(breachesOf(result).filter((breach) => breach.startsWith(`${name}: `))).toEqual([]);
  });

  it('a lib is imported by its #name alone', () => {
    expect(libsByPath(result)).toEqual([]);
  });

  it('all of the code is looked at', () => {
    const seen = new Set(result.modules.map(({ source }) => source.split('/').slice(0, 2).join('/')));
    for (const part of [
      'apps/gateway',
      'apps/leads',
      'apps/bookings',
      'apps/notifications',
      'libs/contracts',
      'libs/messaging',
      'scripts/stack',
    ]) {
      expect(seen).toContain(part);
    }
  });
});
