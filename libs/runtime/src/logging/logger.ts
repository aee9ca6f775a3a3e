import { pino, type Logger } from 'pino';
import { currentTrail } from '../message-trail.js';
import { safeError } from './safe-error.js';

export type { Logger } from 'pino';

/** Injection token of the app's {@link Logger}. */
export const LOGGER = Symbol('Logger');

/** One JSON line per entry on stdout, with the correlation and trace id of the request or message at hand. */
export const createLogger = (app: string, level: string): Logger =>
  pino({
    level,
    base: { app },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: safeError, err: safeError },
    mixin: () => {
      const trail = currentTrail();
      return trail === undefined ? {} : { correlationId: trail.correlationId, traceId: trail.traceparent.slice(3, 35) };
    },
  });
