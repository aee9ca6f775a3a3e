import { Writable } from 'node:stream';
import { pino } from 'pino';
import { type Logger, safeError } from '#runtime';

/** A log that is kept as text, written as the apps write theirs. */
export interface CapturedLog {
  logger: Logger;
  text(): string;
}

export function captureLog(): CapturedLog {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const logger = pino({ level: 'trace', serializers: { error: safeError, err: safeError } }, stream);
  return { logger, text: () => lines.join('') };
}
