import { ConfigurationError } from '../env.js';

/** What a log may say of an error. */
export interface SafeError {
  type: string;
  code?: string;
  message?: string;
  at?: string[];
}

const codeOf = (error: unknown): { code?: string } => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return {};
  return typeof error.code === 'string' || typeof error.code === 'number' ? { code: String(error.code) } : {};
};

/**
 * An error without its message: those of drivers and parsers quote what they choked on, which may be personal data or a
 * password. Its type, code and place tell enough.
 */
export function safeError(error: unknown): SafeError {
  if (error instanceof ConfigurationError) return { type: error.name, message: error.message };
  if (!(error instanceof Error)) return { type: typeof error, ...codeOf(error) };
  const at = framesOf(error).slice(0, 8);
  return { type: error.name, ...codeOf(error), at };
}

/** The places of a stack, without the message that it begins with, whose lines may look like places. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message);
  return (start === -1 ? stack : stack.slice(start + message.length))
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim().replace(/^at /, ''));
}
