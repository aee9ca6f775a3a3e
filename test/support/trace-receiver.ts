import { z } from 'zod';
import { serveHttp } from '../../scripts/outside/http-server.js';

const Value = z.object({ stringValue: z.string().optional(), intValue: z.union([z.string(), z.number()]).optional() });
const Attributes = z.array(z.object({ key: z.string(), value: Value })).default([]);
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.int(),
  attributes: Attributes,
  status: z.object({ code: z.int().optional() }).optional(),
});
/** The JSON encoding of OTLP's ExportTraceServiceRequest. */
const Export = z.object({
  resourceSpans: z.array(
    z.object({ resource: z.object({ attributes: Attributes }), scopeSpans: z.array(z.object({ spans: z.array(Span) })) }),
  ),
});

/** A span as it was received, with the app that it is of. */
export type ReceivedSpan = z.infer<typeof Span> & { app: string };

/** A receiver of traces, as a test plays it. */
export interface TraceReceiver {
  url: string;
  spans(): readonly ReceivedSpan[];
  /** All that was received, as it came. */
  bodies(): readonly string[];
  /** The headers of the last request. */
  headers(): Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** Starts a receiver on a free port. */
export async function startTraceReceiver(): Promise<TraceReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  let last: Readonly<Record<string, unknown>> = {};
  const { url, close } = await serveHttp({
    port: 0,
    host: '127.0.0.1',
    handle: ({ path, headers, body }) => {
      if (path !== '/v1/traces') return { status: 404 };
      bodies.push(body);
      last = headers;
      for (const { resource, scopeSpans } of Export.parse(JSON.parse(body)).resourceSpans) {
        const app = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? 'none';
        spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, app }))));
      }
      return { status: 200, body: '{}' };
    },
  });
  return { url, spans: () => spans, bodies: () => bodies, headers: () => last, close };
}
