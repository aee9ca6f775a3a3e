import type { SourceFile } from './source-files.js';
import { testNamesOf } from './test-names.js';

/** Where a rule is kept and proved. */
export interface Trace {
  rule: string;
  /** The files of the product that name it. */
  keptIn: string[];
  tests: { path: string; names: string[] }[];
}

/** Traces each rule to the product code that names it and to the tests whose full name has it. */
export function traceRules(rules: readonly string[], product: readonly SourceFile[], specs: readonly SourceFile[]): Trace[] {
  const proofs = specs.map(({ path, text }) => ({ path, names: testNamesOf(text, path) }));
  return rules.map((rule) => {
    const word = new RegExp(String.raw`\b${rule}\b`);
    return {
      rule,
      keptIn: product.filter(({ text }) => word.test(text)).map(({ path }) => path),
      tests: proofs
        .map(({ path, names }) => ({ path, names: names.filter((name) => word.test(name)) }))
        .filter(({ names }) => names.length > 0),
    };
  });
}

/** What is missing, in words: a rule that no code keeps, or that no test proves. */
export const gapsOf = (traces: readonly Trace[]): string[] =>
  traces.flatMap(({ rule, keptIn, tests }) => [
    ...(keptIn.length === 0 ? [`${rule} is kept nowhere`] : []),
    ...(tests.length === 0 ? [`${rule} is proved by no test`] : []),
  ]);
