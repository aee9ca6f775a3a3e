import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { emailOf } from '../../../../scripts/demo/expected-values.js';
import { parseSubmissions } from '../../../../scripts/demo/submission.js';

const SAMPLE = new URL('../../../../scripts/demo/sample-submissions.ndjson', import.meta.url);

describe('a file of submissions', () => {
  test('is read line by line, blank lines skipped', () => {
    expect(parseSubmissions('{"body":{"a":1},"expect":{"status":201}}\n\n{"body":{},"expect":{"status":422,"code":"x"}}\n')).toEqual([
      { line: 1, body: { a: 1 }, expect: { status: 201 } },
      { line: 3, body: {}, expect: { status: 422, code: 'x' } },
    ]);
  });

  test.each(['{"body":{}', '{"body":[],"expect":{"status":201}}', '{"body":{},"expect":{"status":201,"rool":"x"}}'])(
    'a line that is no submission is named: %s',
    (bad) => {
      expect(() => parseSubmissions(`{"body":{},"expect":{"status":201}}\n${bad}`)).toThrow(/^line 2 /);
    },
  );

  test('the sample is one, with people known from earlier lines and reserved domains alone', () => {
    const submissions = parseSubmissions(readFileSync(SAMPLE, 'utf8'));
    const stored = submissions.filter(({ expect: { status } }) => status === 201);
    const seen = new Set<string | null>();
    for (const { body, expect: expected } of stored) {
      const email = emailOf(body);
      expect(email).toMatch(/\.example$/);
      expect(expected.knownLead ?? false).toBe(seen.has(email));
      seen.add(email);
    }
    expect(submissions.length).toBeGreaterThanOrEqual(40);
  });
});
