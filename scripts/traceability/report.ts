import type { Trace } from './trace.js';

/** The page of the traces, in Markdown; its links are relative to `docs/`. */
export function traceabilityPage(traces: readonly Trace[]): string {
  const inForce = traces.filter((trace) => trace.isInForce);
  const notYet = traces.filter((trace) => !trace.isInForce);
  return [
    '# Traceability',
    'Which tests prove which rule. Made by `npm run traceability` from the names of the tests; do not edit it by hand.',
    'The identifiers are those of [rules.ts](../libs/contracts/src/fields/rules.ts). One is in force when code or a migration names it; then it must have a test.',
    '## In force',
    ...inForce.flatMap(sectionOf),
    '## Not in force yet',
    'Nothing in `apps` or `libs` names these identifiers. Tests that name them already are listed all the same.',
    ...notYet.flatMap(sectionOf),
    '',
  ].join('\n\n');
}

const sectionOf = ({ rule, tests }: Trace): string[] => [
  `### \`${rule}\``,
  tests.length === 0
    ? 'No test.'
    : tests
        .map(({ path, names }) => [`- [${path}](../${path})`, ...names.map((name) => `  - ${withoutMarkup(name)}`)].join('\n'))
        .join('\n'),
];

/** A name as plain text: what Markdown would read into it is escaped, a line break is a space. */
const withoutMarkup = (name: string): string => name.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*<>[\]]/g, String.raw`\$&`);
