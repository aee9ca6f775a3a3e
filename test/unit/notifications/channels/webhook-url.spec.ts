import { describe, expect, it, test } from '@jest/globals';
import { judgeWebhookUrl, literalAddress } from '../../../../apps/notifications/src/channels/webhook-url.js';

const allowed = (url: string, host: string) => judgeWebhookUrl(url, [host]).allowed;

describe('the URL of a webhook endpoint', () => {
  test.each([
    'https://hooks.example.com/x',
    'https://hooks.example.com:8443/x?y=1',
    'https://8.8.8.8/',
    'https://[2606:4700:4700::1111]/',
    'https://blåbær.no/',
  ])('may be %s', (url) => {
    expect(judgeWebhookUrl(url, [])).toMatchObject({ allowed: true, allowListed: false });
  });

  test.each([
    'http://hooks.example.com/',
    'ftp://hooks.example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user@hooks.example.com/',
    'https://user:pass@hooks.example.com/',
    'https://hooks.example.com/\r\nX: y',
    'https://hooks.exa\tmple.com/',
    'https://hooks.example.com/\u0000',
    'https://hooks.example.com/\u202e',
    'https://hooks.example.com/\u200b',
    'not a url',
    '',
    '//hooks.example.com/',
  ])('is refused as %j', (url) => {
    expect(judgeWebhookUrl(url, [])).toEqual({ allowed: false, reason: 'url_refused' });
  });

  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://127.0.0.1./',
    'https://１２７.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.5/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::7f00:1]/',
    'https://[fd00:ec2::254]/',
  ])('does not name an address that is not public: %s', (url) => {
    expect(judgeWebhookUrl(url, [])).toEqual({ allowed: false, reason: 'address_not_public' });
  });

  it('may be plain http and private for an allow-listed host, on any port or on the listed one', () => {
    expect(allowed('http://127.0.0.1:4000/x', '127.0.0.1')).toBe(true);
    expect(allowed('http://127.0.0.1:4000/x', '127.0.0.1:4000')).toBe(true);
    expect(allowed('http://[::1]:4000/x', '[::1]:4000')).toBe(true);
    expect(allowed('http://Sink.local/x', ' sink.LOCAL ')).toBe(true);
    expect(allowed('https://sink.local/x', 'sink.local:443')).toBe(true);
    expect(allowed('http://sink.local/x', 'sink.local:80')).toBe(true);
  });

  it('gains nothing from an allow-listed host that it merely resembles', () => {
    for (const url of [
      'http://127.0.0.1:4001/',
      'http://127.0.0.2:4000/',
      'http://127.0.0.1.example.com:4000/',
      'http://sub.sink.local/',
      'http://sink.local.evil.com/',
      'http://sink.local@evil.com/',
      'ftp://sink.local/',
    ]) {
      expect(judgeWebhookUrl(url, ['127.0.0.1:4000', 'sink.local'])).toMatchObject({ allowed: false });
    }
  });

  it('tells a literal address from a name', () => {
    expect(literalAddress(new URL('https://[::1]:3/'))).toBe('::1');
    expect(literalAddress(new URL('https://0x7f.1/'))).toBe('127.0.0.1');
    expect(literalAddress(new URL('https://hooks.example.com/'))).toBeUndefined();
  });
});
