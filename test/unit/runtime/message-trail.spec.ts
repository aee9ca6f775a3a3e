import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { continueTrail, currentTrail, onTrail } from '#runtime';
import { Envelope } from '../../../libs/messaging/src/envelope.js';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const correlationId = '0192f0c1-2b3c-7d4e-8f50-112233445566';
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'.split('')), minLength: length, maxLength: length });
/** Of the form of a UUID, of whatever version and variant. */
const uuidLike = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-'));
const anything = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  uuidLike,
  fc.uuid(),
  fc.constant(traceparent),
  fc.constant(undefined),
);

describe('a trail', () => {
  it('is always one that a message can carry, whatever came in', () => {
    fc.assert(
      fc.property(anything, anything, (givenId, givenTrace) => {
        const trail = continueTrail({ correlationId: givenId, traceparent: givenTrace });
        expect(Envelope.shape.correlationid.safeParse(trail.correlationId).success).toBe(true);
        expect(trail.traceparent).toMatch(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/);
      }),
      { numRuns: 500 },
    );
  });

  it('goes on: the same correlation id, the same trace, another span', () => {
    const next = continueTrail({ correlationId: correlationId.toUpperCase(), traceparent });
    expect(next.correlationId).toBe(correlationId);
    expect(next.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(next.traceparent).not.toBe(traceparent);
  });

  it.each([
    'kari@example.no',
    '<script>alert(1)</script>',
    `${correlationId}\n{"level":"fatal"}`,
    `${correlationId} `,
    `{${correlationId}}`,
    'x'.repeat(10_000),
    '',
  ])('a hostile correlation id is replaced: %j', (given) => {
    expect(continueTrail({ correlationId: given }).correlationId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it.each([
    '00-00000000000000000000000000000000-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
    '00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01',
    'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra',
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331',
  ])('an invalid traceparent starts a new trace: %s', (given) => {
    expect(continueTrail({ traceparent: given }).traceparent).not.toContain('0af7651916cd43dd8448eb211c80319c');
  });

  it('is that of the work it was put around, and of no other', async () => {
    const one = continueTrail({});
    const other = continueTrail({});
    const seen = await Promise.all(
      [one, other].map((trail) =>
        onTrail(trail, async () => {
          await Promise.resolve();
          return currentTrail();
        }),
      ),
    );
    expect(seen).toEqual([one, other]);
    expect(currentTrail()).toBeUndefined();
  });
});
