import axe from 'axe-core';
import type { JSDOM } from 'jsdom';

// Loaded late: jest cannot require jsdom's parse5, an ES module, while it links another test file's import of it.
const open = async (html: string, runScripts?: 'outside-only'): Promise<JSDOM> => {
  const { JSDOM: Dom } = await import('jsdom');
  return new Dom(html, runScripts === undefined ? {} : { runScripts });
};

/** A page as a browser without scripts has it. */
export const htmlDocument = async (html: string): Promise<Document> => (await open(html)).window.document;

/** What axe finds in a page (WCAG 2.2, A and AA), one line a rule. Contrast takes a browser, and is left out. */
export async function accessibilityViolations(html: string): Promise<string[]> {
  const { window } = await open(html, 'outside-only');
  const run: unknown = window.eval(`${axe.source}; axe.run(document, { rules: { 'color-contrast': { enabled: false } } })`);
  const results: unknown = await run;
  if (typeof results !== 'object' || results === null || !('violations' in results) || !Array.isArray(results.violations)) {
    throw new Error('axe did not answer.');
  }
  return results.violations.map((violation: { id: string; nodes: { html: string }[] }) =>
    [violation.id, ...violation.nodes.map((node) => node.html)].join(' '),
  );
}
