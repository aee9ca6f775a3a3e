import { z } from 'zod';

/** What asks for no more than to be named (SPDX identifiers). Copyleft, and what nobody knows, is looked at by a person first. */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
]);

const Lock = z.object({
  packages: z.record(z.string(), z.object({ version: z.string(), license: z.string().optional(), dev: z.boolean().optional() })),
});

/**
 * The packages of a package-lock.json (version 3) that are there without the development ones, as `name@version`, by licence;
 * `unknown` where none is said. npm writes the licence into the lock itself, so that no library has to look for it.
 */
export function licencesOf(lock: unknown): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const [path, { version, license = 'unknown', dev }] of Object.entries(Lock.parse(lock).packages)) {
    if (path === '' || dev === true) continue;
    const name = `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`;
    found.set(license, (found.get(license) ?? new Set()).add(name));
  }
  return new Map([...found].map(([licence, names]) => [licence, [...names].toSorted()]));
}
