import ts from 'typescript';

const groups = new Set(['describe']);
const tests = new Set(['it', 'test']);
/** What is not run proves nothing. */
const notRun = new Set(['skip', 'todo']);

/**
 * The full names of the tests in a file, as they are written: the names of the groups around each, then its own, with ` › `
 * between. Tests that are skipped are left out; what a name holds that is not text is `…`.
 */
export function testNamesOf(text: string, path: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node, around: readonly string[]): void => {
    const called = ts.isCallExpression(node) ? calleeOf(node.expression) : undefined;
    if (called === undefined || !ts.isCallExpression(node)) return ts.forEachChild(node, (child) => visit(child, around));
    if (called.modifiers.some((modifier) => notRun.has(modifier))) return;
    const full = [...around, nameOf(node.arguments[0])];
    if (tests.has(called.root)) names.push(full.join(' › '));
    else for (const argument of node.arguments) visit(argument, full);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX), []);
  return names;
}

/** `test`, `test.skip`, `test.each(rows)` and so on: the function of jest, and what comes after its dots. */
function calleeOf(callee: ts.Expression): { root: string; modifiers: string[] } | undefined {
  if (ts.isIdentifier(callee)) return groups.has(callee.text) || tests.has(callee.text) ? { root: callee.text, modifiers: [] } : undefined;
  if (ts.isCallExpression(callee)) {
    const table = calleeOf(callee.expression);
    return table?.modifiers.at(-1) === 'each' ? table : undefined;
  }
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const inner = calleeOf(callee.expression);
  return inner === undefined ? undefined : { ...inner, modifiers: [...inner.modifiers, callee.name.text] };
}

function nameOf(argument: ts.Expression | undefined): string {
  if (argument === undefined) return '…';
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (!ts.isTemplateExpression(argument)) return '…';
  return argument.head.text + argument.templateSpans.map((span) => `…${span.literal.text}`).join('');
}
