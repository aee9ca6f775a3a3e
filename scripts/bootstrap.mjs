/** `bootstrap.mjs <target> [args]`: installs and builds what is missing or stale, then runs the target on the project's Node. Runs on Node 20 with nothing installed. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { become, run } from './become.mjs';

const root = dirname(import.meta.dirname);
const dist = join(root, 'dist');
const built = join(dist, '.built');
const sources = ['apps', 'libs', 'scripts', 'test'];
const node = join(root, 'node_modules/.bin/node');

const [target, ...args] = process.argv.slice(2);
if (target === undefined) throw new Error('usage: bootstrap.mjs <target> [args]');
process.chdir(root);
if (!isInstalled()) await step('installing the packages (once, about a minute)', 'npm', ['ci', '--no-audit', '--no-fund']);
if (!existsSync(node)) requireNode(24);
if (!isBuilt()) {
  rmSync(built, { force: true });
  removeOrphans();
  const began = new Date().toISOString();
  await step('building', runtime(), ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
  writeFileSync(built, began);
}
await become(runtime(), [join(root, target), ...args]);

/** Whether node_modules holds the locked version of every package that this platform needs. */
function isInstalled() {
  const installed = packagesIn('node_modules/.package-lock.json');
  const locked = packagesIn('package-lock.json');
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** The locked Node 24; on platforms without one, the Node that runs this. */
function runtime() {
  return existsSync(node) ? node : process.execPath;
}

function requireNode(major) {
  if (Number(process.versions.node.split('.')[0]) < major) throw new Error(`this platform needs Node ${major} installed (.nvmrc)`);
}

/** Whether the last build went well and began after the last change. */
function isBuilt() {
  if (!existsSync(built)) return false;
  const began = Date.parse(readFileSync(built, 'utf8'));
  const changed = (path) => statSync(path).mtimeMs > began;
  return !changed('tsconfig.json') && !changed('package-lock.json') && !sources.some((folder) => filesIn(folder).some(changed));
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** What was built from a source that is gone. */
function removeOrphans() {
  for (const file of filesIn(dist).filter((name) => name.endsWith('.js'))) {
    const source = join(root, relative(dist, file)).slice(0, -'.js'.length);
    if (existsSync(`${source}.ts`) || existsSync(`${source}.tsx`)) continue;
    for (const suffix of ['', '.map']) rmSync(`${file}${suffix}`, { force: true });
  }
}

async function step(what, command, commandArgs) {
  console.error(`… ${what}`);
  const code = await run(command, commandArgs);
  if (code === 0) return;
  console.error(`${what}: failed, see above`);
  process.exit(code);
}
