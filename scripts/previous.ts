import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkOut, versionBeforeTheNewestMigration } from './previous/checkout.js';
import { repositoryRoot } from './repository-root.js';
import { databaseNames } from './stack/app-name.js';

/**
 * `npm run test:previous [-- PATTERN]`: whether the version before the newest migration works on the schema of this one, as it does while a
 * deployment lasts. Its own end-to-end tests run with its own apps, but with our migrations. Needs the history of the repository.
 */
const [pattern = 'main-job|sales-work'] = process.argv.slice(2);
try {
  const version = await versionBeforeTheNewestMigration();
  console.log(`the version before the newest migration is ${version.slice(0, 12)}`);
  const folder = await checkOut(version);
  for (const name of databaseNames) {
    const migrate = join('dist/apps', name, 'src/migrate.js');
    await writeFile(join(folder, migrate), `await import(${JSON.stringify(pathToFileURL(join(repositoryRoot, migrate)).href)});\n`);
  }
  const tests = spawn(process.execPath, [join(folder, 'scripts/test.mjs'), 'e2e', '--testPathPatterns', pattern], {
    cwd: folder,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tests.kill(signal));
  const [code] = await once(tests, 'exit');
  process.exitCode = code === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
