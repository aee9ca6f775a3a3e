import { describe, expect, test } from '@jest/globals';
import { traceabilityPage } from '../../../../scripts/traceability/report.js';
import { traceRules, unproved } from '../../../../scripts/traceability/trace.js';

const product = [
  { path: 'apps/a.ts', text: "throw refusal('max_length');" },
  { path: 'libs/b.ts', text: '/** `email_format_validation`. */' },
];
const specs = [
  { path: 'test/a.spec.ts', text: `describe('max_length', () => { test('ends at *five*', () => {}); });` },
  { path: 'test/b.spec.ts', text: `test('email_format_valid: has a dot', () => {}); test('another', () => {});` },
];

describe('the trace of a rule', () => {
  test('leads to the tests whose name has it, and to no others', () => {
    const [trace] = traceRules(['max_length'], product, specs);
    expect(trace).toEqual({
      rule: 'max_length',
      isInForce: true,
      tests: [{ path: 'test/a.spec.ts', names: ['max_length › ends at *five*'] }],
    });
  });

  test('takes no identifier for another that begins like it', () => {
    const [shorter, longer] = traceRules(['email_format_valid', 'email_format_validation'], product, specs);
    expect(shorter).toMatchObject({ isInForce: false, tests: [{ path: 'test/b.spec.ts' }] });
    expect(longer).toMatchObject({ isInForce: true, tests: [] });
  });

  test('asks for a test of what is in force alone', () => {
    expect(unproved(traceRules(['max_length', 'email_format_validation', 'out_of_range'], product, specs))).toEqual([
      'email_format_validation',
    ]);
  });
});

describe('the page of the traces', () => {
  const page = traceabilityPage(traceRules(['max_length', 'out_of_range'], product, specs));
  const [inForce = '', notYet = ''] = page.split('## Not in force yet');

  test('links each test file, and shows names as they are', () => {
    expect(inForce).toContain(String.raw`- [test/a.spec.ts](../test/a.spec.ts)
  - max_length › ends at \*five\*`);
  });

  test('keeps apart what is not in force yet', () => {
    expect(inForce).not.toContain('out_of_range');
    expect(notYet).toContain('### `out_of_range`\n\nNo test.');
  });
});
