import { afterEach, describe, expect, it } from '@jest/globals';
import { TracingEnv } from '../../../../libs/runtime/src/telemetry/tracing-env.js';
import { type OtlpRecorder, otlpRecorder } from '../../../../libs/runtime/src/telemetry/otlp-recorder.js';
import { freePort } from '../../../../scripts/services/free-port.js';
import { startTraceReceiver, type TraceReceiver } from '../../../support/trace-receiver.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const receiver = async (): Promise<TraceReceiver> => {
  const started = await startTraceReceiver();
  open.push(started);
  return started;
};

function recorder(endpoint: string, settings: Record<string, string> = {}): { recorder: OtlpRecorder; lost: () => number } {
  let lost = 0;
  const env = { ...TracingEnv.parse(settings), OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
  const made = otlpRecorder('test', env, (spans, taken) => (lost += taken ? 0 : spans));
  return { recorder: made, lost: () => lost };
}

const work = { name: 'handle test', kind: 'consumer', attributes: { 'messaging.destination.name': 'test' } } as const;
const traceId = '0af7651916cd43dd8448eb211c80319c';
const parent = (flags: '00' | '01'): string => `00-${traceId}-b7ad6b7169203331-${flags}`;

describe('spans go to the receiver', () => {
  it('below their parents, with what they are of and how they ended, at the latest when the recorder is closed', async () => {
    const { url, spans, bodies, headers } = await receiver();
    const { recorder: spanRecorder } = recorder(`${url}/`, { OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20secret, x-other=2' });
    const outer = spanRecorder.begin(work, parent('01'));
    spanRecorder.begin({ name: 'send test', kind: 'client' }, outer.traceparent).end({ error: 'connection_refused', attributes: { n: 1 } });
    outer.end();
    await spanRecorder.close();
    const [inner, first] = spans();
    expect(first).toMatchObject({ app: 'test', traceId, parentSpanId: 'b7ad6b7169203331', name: 'handle test', kind: 5 });
    expect(outer.traceparent).toBe(`00-${traceId}-${first?.spanId}-01`);
    expect(inner).toMatchObject({ traceId, parentSpanId: first?.spanId, name: 'send test', kind: 3, status: { code: 2 } });
    expect(inner?.attributes.map(({ key }) => key)).toEqual(['n', 'error.type']);
    expect(headers()).toMatchObject({ 'x-key': 'a secret', 'x-other': '2' });
    expect(bodies().join('\n')).not.toMatch(/process\.|host\./);
  });

  it.each([
    ['always_on', '1', ['00', '01', 'root']],
    ['always_off', '1', []],
    ['traceidratio', '0', []],
    ['parentbased_always_on', '1', ['01', 'root']],
    ['parentbased_always_off', '1', ['01']],
    ['parentbased_traceidratio', '0', ['01']],
    ['parentbased_traceidratio', '1', ['01', 'root']],
  ])('by %s with %s', async (sampler, argument, kept) => {
    const { url, spans } = await receiver();
    const { recorder: spanRecorder } = recorder(url, { OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: argument });
    for (const flags of ['00', '01'] as const) {
      const { traceparent, end } = spanRecorder.begin({ ...work, name: flags }, parent(flags));
      // Whoever gets it next knows whether it is kept.
      expect(traceparent.endsWith('-01')).toBe(kept.includes(flags));
      end();
    }
    spanRecorder.begin({ ...work, name: 'root' }, undefined).end();
    await spanRecorder.close();
    expect(spans().map(({ name }) => name)).toEqual(kept);
  });
});

describe('a receiver that is away', () => {
  it('costs spans alone: 2,048 are kept for it at most, and it holds up no drain', async () => {
    const { recorder: spanRecorder, lost } = recorder(`http://127.0.0.1:${await freePort()}`);
    for (let n = 0; n < 5_000; n++) spanRecorder.begin(work, undefined).end();
    const startedAt = performance.now();
    await spanRecorder.close();
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect(lost()).toBeLessThanOrEqual(2_560);
  });
});
