import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';

/** What follows a request through every hop. */
export interface Trail {
  /** UUID, given by the client or made at the gateway. */
  readonly correlationId: string;
  /** W3C Trace Context `traceparent`. */
  readonly traceparent: string;
}

/** What came with a request or message, read by nobody yet. */
export type Incoming = { readonly [Part in keyof Trail]?: string | undefined };

const storage = new AsyncLocalStorage<Trail>();
const traceparentForm = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;
/** The form that envelopes demand (RFC 9562): a message with another would be read by nobody. */
const Uuid = z.uuid();

/** Whether it is a valid `traceparent`, of the version that there is. */
export const isTraceparent = (text: string | undefined): text is string => text !== undefined && traceparentForm.test(text);

/** The trail of the request or message at hand, if any. */
export const currentTrail = (): Trail | undefined => storage.getStore();

/** Runs `work` on `trail`: logs and messages made inside carry it. */
export const onTrail = <T>(trail: Trail, work: () => T): T => storage.run(trail, work);

/** Puts the rest of the current asynchronous execution on `trail`. */
export const enterTrail = (trail: Trail): void => storage.enterWith(trail);

/**
 * The next span of a trace, or the first of a new one when `incoming` is no valid traceparent.
 * A correlation id that is no UUID is replaced: it ends in logs, and could say anything.
 */
export function continueTrail(incoming: Incoming): Trail {
  const [, traceId = randomBytes(16).toString('hex'), flags = '01'] = traceparentForm.exec(incoming.traceparent ?? '') ?? [];
  const given = incoming.correlationId;
  return {
    correlationId: given !== undefined && Uuid.safeParse(given).success ? given.toLowerCase() : randomUUID(),
    traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}`,
  };
}
