import { continueTrail, type Incoming, isTraceparent, type Trail } from '../message-trail.js';

/** What a span is recorded of. Names and attributes come from the code alone, or are ids: a span leaves the system. */
export interface Work {
  readonly name: string;
  /** As OpenTelemetry has them: `server` and `consumer` handle what `client` and `producer` send. */
  readonly kind: 'server' | 'client' | 'consumer' | 'producer';
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** How a span ended. */
export interface Ending {
  /** A short code when it failed; never a message. */
  readonly error?: string | undefined;
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** A span that has begun. */
export interface Span {
  /** What is done within it goes on this trail. */
  readonly trail: Trail;
  readonly end: (ending?: Ending) => void;
}

/** Begins spans and keeps those that ended. */
export interface SpanRecorder {
  /** Begins a span below `parent`, a valid traceparent, or the first of a trace. `traceparent` is its own. */
  begin(work: Work, parent: string | undefined): { readonly traceparent: string; readonly end: Span['end'] };
}

let recorder: SpanRecorder | undefined;
const recordNothing = (): void => undefined;

/** Has the spans of this process recorded from now on; by nobody when it is undefined. */
export function recordSpansBy(given: SpanRecorder | undefined): void {
  recorder = given;
}

/** Begins a span as {@link continueTrail} goes on; it does no more than that while nobody records. */
export function beginSpan(work: Work, incoming: Incoming): Span {
  const trail = continueTrail(incoming);
  if (recorder === undefined) return { trail, end: recordNothing };
  const { traceparent, end } = recorder.begin(work, isTraceparent(incoming.traceparent) ? incoming.traceparent : undefined);
  return { trail: { correlationId: trail.correlationId, traceparent }, end };
}
