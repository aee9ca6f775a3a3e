import { describe, expect, test } from '@jest/globals';
import { traceabilityPage } from '../../../../scripts/traceability/report.js';
import { gapsOf, traceRules } from '../../../../scripts/traceability/trace.js';

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
      keptIn: ['apps/a.ts'],
      tests: [{ path: 'test/a.spec.ts', names: ['max_length › ends at *five*'] }],
    });
  });

  test('takes no identifier for another that begins like it', () => {
    const [shorter, longer] = traceRules(['email_format_valid', 'email_format_validation'], product, specs);
    expect(shorter).toMatchObject({ keptIn: [], tests: [{ path: 'test/b.spec.ts' }] });
    expect(longer).toMatchObject({ keptIn: ['libs/b.ts'], tests: [] });
  });

  test('asks for code and a test of each', () => {
    expect(gapsOf(traceRules(['max_length', 'email_format_validation', 'email_format_valid'], product, specs))).toEqual([
      'email_format_validation is proved by no test',
      'email_format_valid is kept nowhere',
    ]);
  });
});

describe('the page of the traces', () => {
  const page = traceabilityPage(traceRules(['max_length'], product, specs));

  test('links the code and each test file, and shows names as they are', () => {
    expect(page).toContain('Kept in [apps/a.ts](../apps/a.ts).');
    expect(page).toContain(String.raw`- [test/a.spec.ts](../test/a.spec.ts)
  - max_length › ends at \*five\*`);
  });
});
