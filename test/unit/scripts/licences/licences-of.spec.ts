import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { allowedLicences, licencesOf } from '../../../../scripts/licences/licences-of.js';
import { repositoryRoot } from '../../../../scripts/repository-root.js';

const lock = {
  packages: {
    '': { version: '0.1.0', license: 'UNLICENSED' },
    'node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/b/node_modules/@scope/a': { version: '2.0.0', license: 'GPL-3.0-only' },
    'node_modules/c': { version: '3.0.0' },
    'node_modules/d': { version: '4.0.0', license: 'AGPL-3.0-only', dev: true },
  },
};

describe('the licences of what the product runs with', () => {
  test('are told by package; what is for development alone is not the product', () => {
    expect(licencesOf(lock)).toEqual(
      new Map([
        ['MIT', ['a@1.0.0']],
        ['GPL-3.0-only', ['@scope/a@2.0.0']],
        ['unknown', ['c@3.0.0']],
      ]),
    );
  });

  test.each(['GPL-3.0-only', 'AGPL-3.0-only', 'LGPL-3.0-only', 'MPL-2.0', 'SSPL-1.0', 'BUSL-1.1', 'unknown', 'UNLICENSED'])(
    '%s is none that is allowed',
    (licence) => {
      expect(allowedLicences.has(licence)).toBe(false);
    },
  );

  test('are all allowed', () => {
    const byLicence = licencesOf(JSON.parse(readFileSync(join(repositoryRoot, 'package-lock.json'), 'utf8')));
    expect([...byLicence].filter(([licence]) => !allowedLicences.has(licence))).toEqual([]);
    expect([...byLicence.values()].flat().length).toBeGreaterThan(100);
  });
});
