import { describe, expect, test } from '@jest/globals';
import { repeatNote } from '../../../../apps/leads/src/domain/lead-note.js';

const at = new Date('2026-11-21T10:05:59.999Z');

describe('lead_deduplication_by_email', () => {
  test('the note of a repeat tells when, through what, for whom and what was asked', () => {
    expect(repeatNote(at, 'website_booking', 'Fylkeslaget', 'Vi har 40 likepersoner.\nKan dere komme?')).toBe(
      '[2026-11-21 10:05 UTC] New request through website_booking for Fylkeslaget:\nVi har 40 likepersoner.\nKan dere komme?',
    );
  });

  test('a repeat without a message is one line', () => {
    expect(repeatNote(at, 'referral', 'Fylkeslaget', null)).toBe('[2026-11-21 10:05 UTC] New request through referral for Fylkeslaget.');
  });
});
