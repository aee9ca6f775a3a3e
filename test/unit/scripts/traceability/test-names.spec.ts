import { describe, expect, test } from '@jest/globals';
import { testNamesOf } from '../../../../scripts/traceability/test-names.js';

const namesOf = (text: string): string[] => testNamesOf(text, 'some.spec.ts');

describe('the names of tests', () => {
  test('are those of the groups around a test, then its own', () => {
    const text = `
      describe('max_length', () => {
        describe('of a line', () => {
          test('ends at five', () => {});
        });
        it("is counted in code points", () => {});
      });
      test('stands alone', async () => {});`;
    expect(namesOf(text)).toEqual(['max_length › of a line › ends at five', 'max_length › is counted in code points', 'stands alone']);
  });

  test('of a table are written once, however many rows it has', () => {
    expect(namesOf(`describe.each(sizes)('of %s', () => { test.each([[1], [2]])('is %d', () => {}); });`)).toEqual(['of %s › is %d']);
  });

  test('have … for what is known only when they run', () => {
    expect(namesOf('test(`${rule} holds`, () => {}); test(name, () => {});')).toEqual(['… holds', '…']);
  });

  test('are found inside loops and functions', () => {
    expect(namesOf(`for (const size of sizes) { describe('a loop', () => { if (size) test('runs', () => {}); }); }`)).toEqual([
      'a loop › runs',
    ]);
  });

  test('are none of what is skipped, still to be written, or only mentioned', () => {
    const text = `
      describe.skip('rate_limit_per_ip', () => { test('counts', () => {}); });
      test.skip('later', () => {});
      test.skip.each([1])('later %d', () => {});
      test.todo('max_length');
      // test('in a comment', () => {});
      const text = "test('in a text', () => {})";
      /a/.test('b');`;
    expect(namesOf(text)).toEqual([]);
  });
});
