import type { SourceFile } from './source-files.js';
import { testNamesOf } from './test-names.js';

/** Where a rule is kept and proved. */
export interface Trace {
  rule: string;
  /** Whether product code or a migration names it. */
  isInForce: boolean;
  tests: { path: string; names: string[] }[];
}

/** Traces each rule to the product code that names it and to the tests whose full name has it. */
export function traceRules(rules: readonly string[], product: readonly SourceFile[], specs: readonly SourceFile[]): Trace[] {
  const proofs = specs.map(({ path, text }) => ({ path, names: testNamesOf(text, path) }));
  return rules.map((rule) => {
    const word = new RegExp(String.raw`\b${rule}\b`);
    return {
      rule,
      isInForce: product.some(({ text }) => word.test(text)),
      tests: proofs
        .map(({ path, names }) => ({ path, names: names.filter((name) => word.test(name)) }))
        .filter(({ names }) => names.length > 0),
    };
  });
}

/** The rules that are in force and that no test proves. */
export const unproved = (traces: readonly Trace[]): string[] =>
  traces.filter(({ isInForce, tests }) => isInForce && tests.length === 0).map(({ rule }) => rule);
