import { describe, expect, test } from '@jest/globals';
import { isPublicName } from '../../../../apps/notifications/src/channels/public-name.js';

describe('the host name of a webhook endpoint', () => {
  test.each(['crm.example', 'hooks.example.com', 'hooks.example.com.', 'xn--blbr-roah.no', 'local.example.no', 'localhost.example.no'])(
    'can be public: %s',
    (name) => {
      expect(isPublicName(name)).toBe(true);
    },
  );

  test.each([
    'localhost',
    'LOCALHOST.',
    'crm.localhost',
    'crm.local',
    'crm.local.',
    'crm.internal',
    'metadata.google.internal',
    'localhost.localdomain',
    'crm.home.arpa',
    'crm.test',
    'crm.invalid',
    'crm',
    'crm.',
    '',
  ])('is nobody’s on the Internet: %j', (name) => {
    expect(isPublicName(name)).toBe(false);
  });
});
