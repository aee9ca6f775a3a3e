import type { Trace } from './trace.js';

/** The page of the traces, in Markdown; its links are relative to `docs/`. */
export const traceabilityPage = (traces: readonly Trace[]): string =>
  [
    '# Traceability',
    'Where each rule is kept, and which tests prove it. Made by `npm run traceability` from the names of the tests; do not edit it by hand.',
    'The identifiers are those of [rules.ts](../libs/contracts/src/fields/rules.ts). One that no code keeps, or no test proves, fails the check.',
    ...traces.flatMap(sectionOf),
    '',
  ].join('\n\n');

const sectionOf = ({ rule, keptIn, tests }: Trace): string[] => [
  `## \`${rule}\``,
  `Kept in ${keptIn.map(linkTo).join(', ')}.`,
  tests.map(({ path, names }) => [`- ${linkTo(path)}`, ...names.map((name) => `  - ${withoutMarkup(name)}`)].join('\n')).join('\n'),
];

const linkTo = (path: string): string => `[${path}](../${path})`;

/** A name as plain text: what Markdown would read into it is escaped, a line break is a space. */
const withoutMarkup = (name: string): string => name.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*<>[\]]/g, String.raw`\$&`);
