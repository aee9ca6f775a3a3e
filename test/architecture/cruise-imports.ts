import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { importRules } from './import-rules.js';

const libs = ['contracts', 'lifecycle', 'messaging', 'persistence', 'runtime'];

/** The imports of everything under `root`, with the breaches of {@link importRules}. Types count: a type from elsewhere is a tie, too. */
export async function cruiseImports(root: string): Promise<ICruiseResult> {
  const folders = ['apps', 'libs', 'scripts', 'test'].filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      ruleSet: { forbidden: importRules },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(dist|test/(unit|integration|e2e))/' },
    },
    {
      alias: Object.fromEntries(libs.map((lib) => [`#${lib}`, join(root, `libs/${lib}/src/index.ts`)])),
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'types', 'default'],
      exportsFields: ['exports'],
    },
  );
  if (typeof output === 'string') throw new Error('The cruise gave no result.');
  return output;
}

/** `rule: from → to` of every breach. */
export const breachesOf = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);

const libOf = (path: string): string | undefined => /^libs\/[^/]+/.exec(path)?.[0];

/** `from → path` of every import of a lib from outside it that does not say its #name. */
export const libsByPath = ({ modules }: ICruiseResult): string[] =>
  modules
    .filter(({ source }) => /^(apps|libs)\//.test(source))
    .flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved, module }) => resolved.startsWith('libs/') && !module.startsWith('#') && libOf(source) !== libOf(resolved))
        .map(({ module }) => `${source} → ${module}`),
    );
