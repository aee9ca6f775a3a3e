import { describe, expect, test } from '@jest/globals';
import type { Submission } from '../../../../scripts/demo/submission.js';
import { withUniquePeople } from '../../../../scripts/demo/unique-people.js';

const sent = (contactEmail: unknown, expected: Submission['expect'] = { status: 201 }): Submission => ({
  line: 1,
  body: { contactEmail },
  expect: expected,
});
const emailIn = (submission: Submission) => withUniquePeople([submission], 'k3')[0]?.body['contactEmail'];

describe('people of a run', () => {
  test.each([
    ['kari@lag.example', 'kari-k3@lag.example'],
    ['kari+demo@lag.example', 'kari-k3+demo@lag.example'],
    ['KARI.N@BLÅHAGE.EXAMPLE', 'KARI.N-K3@BLÅHAGE.EXAMPLE'],
    ['  kari@lag.example ', '  kari-k3@lag.example '],
  ])('%j becomes %j', (email, unique) => {
    expect(emailIn(sent(email))).toBe(unique);
  });

  test('an address that is to be refused, one that is no text and one without a mailbox stay', () => {
    expect(emailIn(sent('kari@', { status: 422, rule: 'email_format_valid', field: 'contactEmail' }))).toBe('kari@');
    expect(emailIn(sent(42))).toBe(42);
    expect(emailIn(sent('@lag.example'))).toBe('@lag.example');
  });
});
