import { Counter, type Registry } from 'prom-client';
import { recordSpansBy } from './spans.js';
import type { TracingEnv } from './tracing-env.js';

/** Has spans recorded if the settings say where they go. Resolves to what ends it and sends on what is left, within three seconds. */
export async function startTracing(app: string, env: TracingEnv, registry: Registry): Promise<() => Promise<void>> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = env;
  if (endpoint === undefined) return () => Promise.resolve();
  // Loaded here alone: an app that is not traced has none of it in memory.
  const { otlpRecorder } = await import('./otlp-recorder.js');
  const exported = new Counter({
    name: 'demo_booking_trace_spans_total',
    help: 'Spans that ended and were sent to the receiver of traces, by whether it took them.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const recorder = otlpRecorder(app, { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }, (spans, taken) =>
    exported.inc({ outcome: taken ? 'taken' : 'lost' }, spans),
  );
  recordSpansBy(recorder);
  return async () => {
    recordSpansBy(undefined);
    await recorder.close();
  };
}
