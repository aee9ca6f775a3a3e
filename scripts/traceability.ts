import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { rules } from '#contracts';
import { repositoryRoot } from './repository-root.js';
import { traceabilityPage } from './traceability/report.js';
import { sourceFiles } from './traceability/source-files.js';
import { gapsOf, traceRules } from './traceability/trace.js';

/** `npm run traceability [-- --check]`: writes `docs/traceability.md`, or tells whether it is as it would be written and each rule is kept and proved. */
const vocabulary = 'libs/contracts/src/fields/rules.ts';
const page = join(repositoryRoot, 'docs/traceability.md');

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const code = ['.ts', '.tsx'];
const product = [...(await sourceFiles(repositoryRoot, 'apps', code)), ...(await sourceFiles(repositoryRoot, 'libs', code))];
const traces = traceRules(
  rules,
  product.filter(({ path }) => path !== vocabulary),
  await sourceFiles(repositoryRoot, 'test', ['.spec.ts', '.spec.tsx']),
);
const written = await format(traceabilityPage(traces), { ...(await resolveConfig(page)), filepath: page });

const problems = gapsOf(traces);
if (!values.check) await writeFile(page, written);
else if ((await readFile(page, 'utf8').catch(() => '')) !== written) {
  problems.push('docs/traceability.md is not up to date: npm run traceability');
}
for (const problem of problems) console.error(problem);
console.log(`${rules.length} rules, ${problems.length} problems`);
if (values.check && problems.length > 0) process.exitCode = 1;
