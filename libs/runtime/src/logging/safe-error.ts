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
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/^at /, ''));
  return { type: error.name, ...codeOf(error), at };
}
