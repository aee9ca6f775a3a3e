import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allowedLicences, licencesOf } from './licences/licences-of.js';
import { repositoryRoot } from './repository-root.js';

/** `npm run licences`: the packages that the product runs with, by their licence. Exits with 1 when one is not on the list of those that are allowed. */
const lock: unknown = JSON.parse(await readFile(join(repositoryRoot, 'package-lock.json'), 'utf8'));
const byLicence = licencesOf(lock);
for (const [licence, packages] of [...byLicence].toSorted(([one], [other]) => one.localeCompare(other))) {
  console.log(`${licence} (${packages.length})\n  ${packages.join(', ')}`);
}
const refused = [...byLicence].filter(([licence]) => !allowedLicences.has(licence));
for (const [licence, packages] of refused) console.error(`not allowed: ${licence}: ${packages.join(', ')}`);
console.log(`${[...byLicence.values()].flat().length} packages, ${refused.length} licences that are not allowed`);
if (refused.length > 0) process.exitCode = 1;
