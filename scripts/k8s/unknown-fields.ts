import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../repository-root.js';
import { type Manifest, nameOf } from './manifest.js';
import { type ModelPlace } from './models.js';

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

/**
 * The fields that the published types do not know, and values of a wrong type: each manifest becomes a literal of its type, and the compiler
 * looks at it. A server would drop an unknown field in silence; validators let it pass, since the schemas do not forbid it.
 */
export function unknownFields(typed: readonly (readonly [Manifest, ModelPlace])[]): string[] {
  const imports = new Map<string, string>();
  const literals = typed.map(([manifest, { module, kind }], index) => {
    const key = `${module} ${kind}`;
    const name = imports.get(key) ?? `Kind${imports.size}`;
    imports.set(key, name);
    return `export const m${index}: ${name} = ${JSON.stringify(manifest)};`;
  });
  const header = [...imports].map(([key, name]) => {
    const [module = '', kind = ''] = key.split(' ');
    return `import type { I${kind} as ${name} } from '${module}';`;
  });
  const program = programOf([...header, ...literals].join('\n'));
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
    const [manifest] = typed[line - header.length] ?? [];
    const where = manifest === undefined ? 'the types' : nameOf(manifest);
    return `${where}: ${pathAt(file, start)}${ts.flattenDiagnosticMessageText(messageText, ' ').split('. ')[0] ?? ''}`;
  });
}

/** A program of one file that exists in memory alone, beside package.json so that packages are found. */
function programOf(source: string): ts.Program {
  const path = join(repositoryRoot, 'manifests.mts');
  const host = ts.createCompilerHost(options);
  const withSource: ts.CompilerHost = {
    ...host,
    fileExists: (name) => name === path || host.fileExists(name),
    getSourceFile: (name, target, ...more) =>
      name === path ? ts.createSourceFile(name, source, target, true) : host.getSourceFile(name, target, ...more),
  };
  return ts.createProgram([path], options, withSource);
}

/** The names of the properties from the manifest down to a position, such as `spec.template: `. */
function pathAt(file: ts.SourceFile | undefined, position: number): string {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (position < node.getFullStart() || position >= node.getEnd()) return;
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) names.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  if (file !== undefined) visit(file);
  return names.length === 0 ? '' : `${names.join('.')}: `;
}
