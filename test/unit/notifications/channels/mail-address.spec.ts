import { describe, expect, test } from '@jest/globals';
import { isPlainMailAddress } from '../../../../apps/notifications/src/channels/mail-address.js';

describe('a mail address that goes into an envelope', () => {
  test.each(['ola@example.com', "o'brien+demo@sub.example.co.uk", 'a@xn--blbr-roah.no', 'a@localhost'])('may be %s', (address) => {
    expect(isPlainMailAddress(address)).toBe(true);
  });

  test.each([
    '',
    'ola',
    '@example.com',
    'ola@',
    'ola@example.com, eve@evil.com',
    'ola@example.com\r\nBcc: eve@evil.com',
    'ola@example.com\n',
    'ola@example.com>\r\nRCPT TO:<eve@evil.com',
    'Ola <ola@example.com>',
    '"ola"@example.com',
    'ola@example.com@evil.com',
    'ola @example.com',
    'ola@example.com;eve@evil.com',
    'ola@example.com\u0000',
    'ola@[127.0.0.1]',
    'ola@-example.com',
    `${'a'.repeat(250)}@b.no`,
  ])('is not %j', (address) => {
    expect(isPlainMailAddress(address)).toBe(false);
  });
});
