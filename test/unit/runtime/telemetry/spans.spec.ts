import { afterEach, describe, expect, it } from '@jest/globals';
import { beginSpan } from '#runtime';
import { recordSpansBy } from '../../../../libs/runtime/src/telemetry/spans.js';

const incoming = {
  correlationId: '0192f0c1-2b3c-7d4e-8f50-112233445566',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};
const recorded = '00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-00';
const work = { name: 'handle test', kind: 'consumer' } as const;

afterEach(() => recordSpansBy(undefined));

describe('a span', () => {
  it('goes on with the trace also when nobody records', () => {
    const { trail, end } = beginSpan(work, incoming);
    expect(trail.correlationId).toBe(incoming.correlationId);
    expect(trail.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(end({ error: 'timeout' })).toBeUndefined();
  });

  it('that is recorded puts what is done within it on its own trace, span and sampling', () => {
    const parents: (string | undefined)[] = [];
    recordSpansBy({
      begin: (_work, parent) => {
        parents.push(parent);
        return { traceparent: recorded, end: () => undefined };
      },
    });
    expect(beginSpan(work, incoming).trail).toEqual({ correlationId: incoming.correlationId, traceparent: recorded });
    expect(parents).toEqual([incoming.traceparent]);
  });

  it.each([undefined, '', 'kari@example.no', `${incoming.traceparent}-extra`])(
    'begins a trace when what came is none: %j',
    (traceparent) => {
      const parents: (string | undefined)[] = [];
      recordSpansBy({
        begin: (_work, parent) => {
          parents.push(parent);
          return { traceparent: recorded, end: () => undefined };
        },
      });
      beginSpan(work, { traceparent });
      expect(parents).toEqual([undefined]);
    },
  );
});
