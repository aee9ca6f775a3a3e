import { setTimeout as after } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import { samplerOf } from './sampler.js';
import type { SpanRecorder } from './spans.js';
import type { TracingEnv } from './tracing-env.js';

/** One batch on its way, its repeats included. */
const exportWithinMs = 2_000;
const flushWithinMs = 3_000;
const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER, producer: SpanKind.PRODUCER };

/** Records spans with OpenTelemetry's SDK and sends them on in batches, from a bounded queue: what is too much for it is dropped. */
export interface OtlpRecorder extends SpanRecorder {
  /** Sends on what is left; resolves, always, within three seconds. */
  close(): Promise<void>;
}

/** `onExport` hears of how many spans the receiver took, or did not. */
export function otlpRecorder(
  app: string,
  env: TracingEnv & { OTEL_EXPORTER_OTLP_ENDPOINT: string },
  onExport: (spans: number, taken: boolean) => void,
): OtlpRecorder {
  const exporter = new OTLPTraceExporter({
    url: `${env.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/+$/, '')}/v1/traces`,
    headers: headersOf(env.OTEL_EXPORTER_OTLP_HEADERS),
    timeoutMillis: exportWithinMs,
  });
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.namespace': 'demo-booking', 'service.name': app })),
    sampler: samplerOf(env),
    spanProcessors: [new BatchSpanProcessor({ exporter: heard(exporter, onExport), exportTimeoutMillis: flushWithinMs })],
  });
  const tracer = provider.getTracer('demo-booking');
  return {
    begin: ({ name, kind, attributes = {} }, parent) => {
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, parent === undefined ? ROOT_CONTEXT : contextOf(parent));
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
        end: (ending) => {
          if (ending?.attributes !== undefined) span.setAttributes(ending.attributes);
          if (ending?.error !== undefined) span.setAttribute('error.type', ending.error).setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    close: async () => {
      const flushed = provider.shutdown().catch(() => undefined);
      await Promise.race([flushed, after(flushWithinMs, undefined, { ref: false })]);
    },
  };
}

const contextOf = (traceparent: string) => {
  const [, traceId = '', spanId = '', flags = ''] = traceparent.split('-');
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true });
};

const heard = (exporter: SpanExporter, onExport: (spans: number, taken: boolean) => void): SpanExporter => ({
  export: (spans, done) =>
    exporter.export(spans, (result) => {
      onExport(spans.length, result.error === undefined);
      done(result);
    }),
  shutdown: () => exporter.shutdown(),
});

/** `name=value` separated by commas, the values percent-encoded (W3C Baggage, as OpenTelemetry has it). */
const headersOf = (text = ''): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .map((pair) => pair.split(/=(.*)/s))
      .flatMap(([name = '', value]) => (value === undefined ? [] : [[name.trim(), decodeURIComponent(value.trim())]])),
  );
