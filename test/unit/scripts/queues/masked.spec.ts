import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { masked, maskedDetail, maskedText, maskedType } from '../../../../scripts/queues/masked.js';

const texts = fc.string({ minLength: 1 });
/** JSON with texts at any place, and the same with other texts of the same lengths. */
const twins = fc
  .letrec<{ node: [unknown, unknown] }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(fc.integer(), fc.boolean(), fc.constant(null)).map((value): [unknown, unknown] => [value, value]),
      texts.map((text): [unknown, unknown] => [text, '#'.repeat(text.length)]),
      fc.array(tie('node')).map((nodes): [unknown, unknown] => [nodes.map(([left]) => left), nodes.map(([, right]) => right)]),
      fc.dictionary(texts, tie('node')).map((fields): [unknown, unknown] => {
        const sideOf = (side: 0 | 1): unknown => Object.fromEntries(Object.entries(fields).map(([name, node]) => [name, node[side]]));
        return [sideOf(0), sideOf(1)];
      }),
    ),
  }))
  .node.filter(([left]) => left !== undefined);

describe('the data of a parked message is shown without what could identify a person', () => {
  it('whatever its texts are, nothing but their lengths is to be seen', () => {
    fc.assert(fc.property(twins, ([data, twin]) => expect(masked(data)).toEqual(masked(twin))));
  });

  it('a text stays hidden at any place', () => {
    const canary = 'kari@example.no';
    expect(masked({ contact: { emails: [canary], note: `of ${uuidv7()}` }, [canary]: canary })).toEqual({
      contact: { emails: ['text(15)'], note: 'text(39)' },
      'field(15)': 'text(15)',
    });
  });

  it('ids, timestamps, numbers, booleans and names of fields are shown', () => {
    const data = { leadId: uuidv7(), receivedAt: '2026-11-21T10:00:00.123Z', attempts: 3, quarantined: false, nothing: null, none: '' };
    expect(masked(data)).toEqual({ ...data, none: 'text(0)' });
  });

  it('a date without a time is hidden: it may be a birthday', () => {
    expect(maskedText('1984-02-29')).toBe('text(10)');
  });

  it('data that is nested without end does not end the command', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5_000)}"kari"${']'.repeat(5_000)}`);
    expect(JSON.stringify(masked(deep))).not.toContain('kari');
  });
});

describe('of the envelope', () => {
  it('a type is shown when it has the form of one', () => {
    expect(['bookings.submit', 'Kari Nordmann', 'kari@example.no', 'kari'].map(maskedType)).toEqual([
      'bookings.submit',
      'text(13)',
      'text(15)',
      'text(4)',
    ]);
  });

  it.each([
    'bookings.submit',
    'not_found',
    'urn:demo-booking:booking.created:2',
    'none',
    'word: invalid_type',
    'contact.emails.0: email_format_valid, notes: max_length',
  ])('what a service says of a message that it parks is shown: %s', (detail) => {
    expect(maskedDetail(detail)).toBe(detail);
  });

  it.each(['No booking of kari@example.no.', 'Kari Nordmann', 'word: Kari', '+47 22 86 44 00'])('anything else is not: %s', (detail) => {
    expect(maskedDetail(detail)).toBe(`text(${detail.length})`);
  });
});
