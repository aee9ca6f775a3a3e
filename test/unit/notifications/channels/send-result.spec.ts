import { describe, expect, it } from '@jest/globals';
import { responseExcerpt } from '../../../../apps/notifications/src/channels/send-result.js';

describe('the answer that is kept of an attempt', () => {
  it('is its first 2 KB, cut between characters', () => {
    expect(responseExcerpt('a'.repeat(3000))).toBe('a'.repeat(2048));
    expect(responseExcerpt('a'.repeat(2047) + 'ø')).toBe('a'.repeat(2047));
    expect(responseExcerpt('ok')).toBe('ok');
  });

  it('is text that PostgreSQL stores, whatever bytes were sent', () => {
    expect(responseExcerpt(Uint8Array.of(0x61, 0x00, 0xff, 0x62))).toBe('a\uFFFD\uFFFDb');
  });
});
